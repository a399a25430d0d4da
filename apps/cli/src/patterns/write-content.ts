/** The JSON that the pages are built from, on disk. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type CompiledPattern,
  type PublicBank,
  type PublicExperiment,
  type PublicIndex,
  type PublicPractice,
  type PublicReview,
  type PublicTraces,
  parseExperimentRecord,
  toEntry,
} from '@tenfold/pattern';
import type { LoadedPattern } from './load-pattern.ts';

interface Content {
  readonly compiled: CompiledPattern;
  readonly data: LoadedPattern['data'];
  readonly records: LoadedPattern['records'];
  readonly experiments: readonly PublicExperiment[];
}

/** Writes `all` into the folder `out` and removes patterns that it holds from another time. */
export async function writeContent(all: readonly Content[], out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  const kept = new Set(all.map(({ compiled: { pattern } }) => join(pattern.track.id, pattern.id)));
  const there = (await readdir(out, { recursive: true })).filter((path) =>
    /^[^\\/]+[\\/][^\\/]+[\\/]pattern\.json$/.test(path),
  );
  const gone = there.map((path) => dirname(path)).filter((path) => !kept.has(path));
  await Promise.all(gone.map((path) => rm(join(out, path), { recursive: true })));
  for (const { compiled, data, records, experiments } of all) {
    await writePattern(compiled, out);
    await writeData(compiled, data, out);
    const folder = join(out, compiled.pattern.track.id, compiled.pattern.id);
    await writeJson(join(folder, 'traces.json'), toTraces(records));
    await writeJson(join(folder, 'experiments.json'), experiments);
  }
  await writeJson(join(out, 'index.json'), toIndex(all.map(({ compiled }) => compiled)));
}

/**
 * Practice is one file, as its page shows all of it. Other modes ask few of many questions: their file says what there is,
 * and each question has a file of its own.
 */
async function writePattern(
  { pattern, questions, cards, pages }: CompiledPattern,
  out: string,
): Promise<void> {
  const folder = join(out, pattern.track.id, pattern.id);
  const single = join(folder, 'questions');
  // What is left of questions that are gone.
  await rm(single, { recursive: true, force: true });
  await mkdir(single, { recursive: true });
  await writeJson(join(folder, 'pattern.json'), pattern);
  for (const [mode, all] of questions) {
    const content: PublicPractice | PublicBank = { questions: mode === 'practice' ? all : all.map(toEntry) };
    await writeJson(join(folder, `${mode}.json`), content);
    for (const question of all) await writeJson(join(single, `${question.id}.json`), question);
  }
  for (const page of pages) await writeJson(join(folder, `${page.mode}.json`), page);
  const review: PublicReview = { cards };
  if (cards.length > 0) await writeJson(join(folder, 'review.json'), review);
}

/** What programs of the pattern read, as it is. */
async function writeData({ pattern }: CompiledPattern, data: LoadedPattern['data'], out: string) {
  const folder = join(out, pattern.track.id, pattern.id, 'data');
  await rm(folder, { recursive: true, force: true });
  if (data.size > 0) await mkdir(folder, { recursive: true });
  for (const [name, bytes] of data) await writeFile(join(folder, name), bytes);
}

/** Of each recorded experiment; a record that cannot be read was reported before. */
function toTraces(records: LoadedPattern['records']): PublicTraces {
  const read = [...records.values()].map(({ text }) => parseExperimentRecord(text));
  return Object.fromEntries(
    read.flatMap((record) =>
      typeof record === 'string'
        ? []
        : [[record.experiment, record.runs.map(({ value, seed, trace }) => ({ value, seed, trace }))]],
    ),
  );
}

function toIndex(compiled: readonly CompiledPattern[]): PublicIndex {
  const tracks = new Map(compiled.map(({ pattern }) => [pattern.track.id, pattern.track]));
  return {
    tracks: [...tracks.values()].map((track) => ({
      ...track,
      patterns: compiled
        .filter(({ pattern }) => pattern.track.id === track.id)
        .map(({ pattern: { id, title, minutes, summaryHtml, contentVersion } }) => {
          return { id, title, minutes, summaryHtml, contentVersion };
        }),
    })),
  };
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value)}\n`);
}
