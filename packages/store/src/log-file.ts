/**
 * The log as a file that a learner can keep, read and carry to another device: JSON lines, the first of which says
 * what the file is. Reading one merges by id, so that any file may be read any number of times.
 */
import { type LogRecord, mergeEvents, type ParsedRecord, parseEvent } from '@tenfold/practice';
import type { EventStore, SetAside } from './event-store.ts';

const FILE_FORMAT = 1;

export type Imported =
  | {
      readonly kind: 'imported';
      /** Records that were not here yet, and those that were. */
      readonly added: number;
      readonly known: number;
      /** Lines that this version cannot use: those of a newer version are kept, damaged ones left out. */
      readonly setAside: readonly SetAside[];
    }
  | { readonly kind: 'refused'; readonly reason: 'no-log' | 'newer' };

/** Everything that the store holds, also what this version cannot read. */
export async function exportLog(store: EventStore): Promise<string> {
  const { events, setAside } = await store.load();
  const records = [...events, ...setAside.map(({ record }) => record)];
  const lines = [{ tenfold: 'log', format: FILE_FORMAT }, ...records];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** Appends what the file holds and the store does not. A damaged line does not keep the rest from coming in. */
export async function importLog(store: EventStore, text: string): Promise<Imported> {
  const [first = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const format = fileFormat(first);
  if (format === null) return { kind: 'refused', reason: 'no-log' };
  if (format > FILE_FORMAT) return { kind: 'refused', reason: 'newer' };
  const parsed = rest.filter((line) => line.trim() !== '').map(parseLine);
  const records = mergeEvents<LogRecord>([], parsed.flatMap(toRecord));
  const held = await heldIds(store);
  const added = records.filter(({ id }) => !held.has(id));
  await store.append(added);
  const setAside = parsed.filter((each) => each.kind !== 'known');
  return { kind: 'imported', added: added.length, known: records.length - added.length, setAside };
}

async function heldIds(store: EventStore): Promise<ReadonlySet<string>> {
  const { events, setAside } = await store.load();
  const newer = setAside.flatMap((each) => (each.kind === 'newer' ? [each.record] : []));
  return new Set([...events, ...newer].map(({ id }) => id));
}

function toRecord(parsed: ParsedRecord): readonly LogRecord[] {
  if (parsed.kind === 'damaged') return [];
  return [parsed.kind === 'known' ? parsed.event : parsed.record];
}

/** The format that a file's first line names; null when it is no file of ours. */
function fileFormat(line: string): number | null {
  const header = parseJson(line);
  if (typeof header !== 'object' || header === null) return null;
  if (!('tenfold' in header) || header.tenfold !== 'log' || !('format' in header)) return null;
  return typeof header.format === 'number' ? header.format : null;
}

function parseLine(line: string): ParsedRecord {
  const record = parseJson(line);
  if (record === undefined) return { kind: 'damaged', record: line, problem: 'This line is not JSON' };
  return parseEvent(record);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
