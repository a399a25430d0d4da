/**
 * What a program of an experiment says while it runs: a line of JSON at the end of each epoch, and one with its result. It
 * prints them with a small function of its own (`report`), so it says the same in a notebook. Other lines are its own.
 */
import * as v from 'valibot';

const measures = v.record(v.string(), v.number());
const table = v.array(v.array(v.number()));

const epochSchema = v.pipe(
  v.looseObject({ epoch: v.number(), of: v.number() }),
  v.transform(({ epoch, of, ...rest }) => ({
    kind: 'epoch' as const,
    epoch,
    of,
    measures: numbersOf(rest),
  })),
);
const resultSchema = v.pipe(
  v.objectWithRest({ result: measures }, v.unknown()),
  v.transform(({ result, ...rest }) => ({
    kind: 'result' as const,
    measures: result,
    tables: tablesOf(rest),
  })),
);
const reportSchema = v.union([resultSchema, epochSchema]);

/** How far training is, with what was measured after that epoch (`loss`, `acc`, …). */
export type EpochReport = v.InferOutput<typeof epochSchema>;
/** What the run gave: measures, and tables of numbers to draw (`bins`, `confusion`, `projection`). */
export type ResultReport = v.InferOutput<typeof resultSchema>;
export type Report = EpochReport | ResultReport;

/** Reads a stream of output: gives the reports in what has been added up to its last whole line. */
export class ReportReader {
  #rest = '';

  add(text: string): Report[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.map(parseReport).filter((report) => report !== null);
  }
}

/** The reports in all that a program printed. */
export function readReports(output: string): Report[] {
  return new ReportReader().add(`${output}\n`);
}

/** The report in a line, or null where the line is something else. */
function parseReport(line: string): Report | null {
  if (!line.startsWith('{')) return null;
  try {
    const parsed = v.safeParse(reportSchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function numbersOf(fields: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, number] => v.is(v.number(), field[1])),
  );
}

function tablesOf(fields: Readonly<Record<string, unknown>>): Record<string, number[][]> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, number[][]] => v.is(table, field[1])),
  );
}
