/** Recorded proofs for tests, without running anything: a test says which answers pass. Not part of the package. */
import type { Provable } from './authored.ts';
import { hashOf } from './hash.ts';
import { type CheckedPage, programsOf } from './page.ts';
import { hashOfProgram } from './page-program.ts';
import type { PageRecord, RecordedRun } from './page-record.ts';
import { candidates } from './kinds/index.ts';
import type { Values } from './names/names.ts';
import type { Proof } from './proof.ts';
import type { VariantId } from './question.ts';

export interface RecordedAs {
  readonly id?: string;
  readonly values?: Values;
  /** The answers that pass, `o1` or `o1,o2`; without it those that the author marked. */
  readonly passing?: readonly string[];
  readonly hash?: string;
}

/** A proof of `question` with one variant for each of `recorded`. */
export async function proofOf(question: Provable, ...recorded: readonly RecordedAs[]): Promise<Proof> {
  return {
    format: 1,
    question: question.id,
    hash: recorded[0]?.hash ?? (await hashOf(question, '')),
    ranOn: [{ on: 'pytorch', python: '3.13.0', torch: '2.13.0' }],
    variants: (recorded.length === 0 ? [{}] : recorded).map(
      ({ id = '-', values = {}, passing }: RecordedAs) => ({
        id: id as VariantId,
        values,
        candidates: candidates(question, values, '').map(({ answer, keyed }) => ({
          answer,
          passes: passing?.includes(answer) ?? keyed === true,
          outcome: { kind: 'finished' as const, shown: `ran ${answer}`, error: null },
        })),
      }),
    ),
  };
}

export const FIGURE = {
  kind: 'bars',
  title: 'Halves',
  alt: 'Both halves are equal.',
  categories: ['left', 'right'],
  y: { label: 'share' },
  series: [{ name: 'halves', values: [0.5, 0.5] }],
};

/** What the programs of the sample page did; with `changed` of the one that it names. */
export async function recordOf(page: CheckedPage, changed: Partial<RecordedRun> = {}): Promise<PageRecord> {
  const programs = programsOf(page).map(async (program): Promise<RecordedRun> => {
    const hash = await hashOfProgram(program, new Map());
    const isFigure = program.kind === 'figure';
    const run = { id: program.id, hash, printed: isFigure ? '' : '0.5', error: null };
    const values = isFigure ? { values: {}, figure: FIGURE } : { values: { kept: 0.5 }, figure: null };
    return { ...run, ...values, ...(changed.id === program.id ? changed : {}) };
  });
  const ranOn = [{ on: 'pytorch' as const, python: '3.13.0', torch: '2.13.0' }];
  return { format: 1, page: page.mode, ranOn, programs: await Promise.all(programs) };
}
