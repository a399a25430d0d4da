/** The record of a page's programs: made, written as text, and verified. */
import { type PageRecord, programsOf, type RecordedRun } from '@tenfold/pattern';
import type { RuntimeInfo } from '@tenfold/runtime';
import { comparePages } from './compare-pages.ts';
import type { Finding } from './finding.ts';
import { type PageRun, toFinding } from './prove-page.ts';

/** The record of what `run` gave. `ranOn` are the runtimes that agreed on it. */
export function toPageRecord({ page, programs }: PageRun, ranOn: readonly RuntimeInfo[]): PageRecord {
  return {
    format: 1,
    page: page.mode,
    ranOn: ranOn.map(({ on, python, torch }) => ({ on, python, torch })),
    programs,
  };
}

/** JSON with one line for each line that was printed and for each value, so that a diff shows what changed. */
export function formatPageRecord({ page, ranOn, programs }: PageRecord): string {
  const versions = ranOn.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  return `{
  "format": 1,
  "page": ${JSON.stringify(page)},
  "ranOn": [
${versions}
  ],
  "programs": [${programs.map(formatRun).join(', ')}]
}
`;
}

function formatRun({ id, hash, printed, error, values, figure }: RecordedRun): string {
  const lines = printed === '' ? [] : printed.split('\n');
  const block = (items: readonly string[]) =>
    items.length === 0 ? '' : `\n      ${items.join(',\n      ')}\n    `;
  const named = Object.entries(values).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{
    "id": ${JSON.stringify(id)},
    "hash": ${JSON.stringify(hash)},
    "printed": [${block(lines.map((line) => JSON.stringify(line)))}],
    "error": ${JSON.stringify(error)},
    "values": {${block(named)}},
    "figure": ${JSON.stringify(figure)}
  }`;
}

/** Findings where a program has no record, or a stale one, or one that differs from `run`, which happened on `by`. */
export function verifyPage(record: PageRecord | null, run: PageRun, by: string): Finding[] {
  const recorded = record?.programs ?? [];
  const found = programsOf(run.page).flatMap((program) => {
    const known = recorded.find(({ id }) => id === program.id);
    const now = run.programs.find(({ id }) => id === program.id);
    if (known === undefined)
      return [toFinding(program, 'not-recorded', 'what the program does is recorded', 'there is no record')];
    if (known.hash !== now?.hash)
      return [
        toFinding(program, 'stale', 'the record is of this version of the program', 'it has changed since'),
      ];
    return [];
  });
  const gone = recorded
    .filter(({ id }) => !run.programs.some((program) => program.id === id))
    .map(({ id }) =>
      toFinding(
        { id, at: run.page.at },
        'stale',
        'what is recorded is on the page',
        'no program has this id',
      ),
    );
  if (found.length + gone.length > 0) return [...found, ...gone];
  return comparePages({ by: 'the record', programs: recorded }, { by, programs: run.programs }, run.page);
}
