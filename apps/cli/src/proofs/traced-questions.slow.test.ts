/** Every program that a question's answers are proved with can be stepped through, on both runtimes alike. */
import { resolve } from 'node:path';
import { isSameText } from '@tenfold/pattern';
import { proveQuestions } from '@tenfold/proof';
import type { Outcome, Program, Runtime, Trace } from '@tenfold/runtime';
import { hasPyTorch, startCPython } from '@tenfold/runtime/cpython';
import { startNodePyodide } from '@tenfold/runtime/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadAsked } from './asked.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });
const hasTorch = await hasPyTorch();
if (!hasTorch) console.warn('NO PYTORCH HERE: traces are compared with those of PyTorch nowhere.');

const FOLDER = resolve(import.meta.dirname, '../../../../patterns/pytorch/label-smoothing');

/** A program of a question, and what it did without a trace. */
interface Ran {
  readonly program: Program;
  readonly plain: Outcome;
}

let engine: Runtime;
let programs: Ran[];
beforeAll(async () => {
  engine = await startNodePyodide();
  programs = await collectPrograms(engine);
});
afterAll(() => engine.close());

/** What the learner can run of every answer of every variant: the code with what comes before it. */
async function collectPrograms(runtime: Runtime): Promise<Ran[]> {
  const found = new Map<string, Ran>();
  const recorder: Runtime = {
    ...runtime,
    info: runtime.info,
    close: () => Promise.resolve(),
    async run(program, options) {
      const { code, prelude = '' } = program;
      const plain = await runtime.run(program, options);
      if (program.check !== undefined || program.show !== undefined)
        found.set(`${prelude}\n${code}`, { program: { code, prelude }, plain });
      return plain;
    },
  };
  for (const asked of await loadAsked([FOLDER])) {
    if (asked.kind === 'faulty') throw new Error('the pattern has faults');
    await proveQuestions(asked.questions, asked.prelude, recorder, { limits: { timeMs: 30_000 } });
  }
  return [...found.values()];
}

const run = (runtime: Runtime, program: Program): Promise<Outcome> =>
  runtime.run(program, { limits: { timeMs: 60_000 } });
const errorOf = (outcome: Outcome) => (outcome.kind === 'raised' ? outcome.error : null);

/** What is wrong with a trace, beside what running the same program without one did. */
function faultsOf({ code }: Program, plain: Outcome, outcome: Outcome): string[] {
  const { trace } = outcome;
  if (!trace) return [`no trace of\n${code}`];
  const printed = trace.startPrinted + trace.steps.map((step) => step.printed).join('');
  const lines = code.split('\n').length;
  const error = errorOf(plain);
  const arose = trace.steps.find(({ raised, line, endLine }) => {
    return raised?.message === error?.message && line <= (error?.line ?? 0) && (error?.line ?? 0) <= endLine;
  });
  // One that trains longer than is kept is ended: what there is must be its beginning.
  const isCut = trace.cut !== null;
  const faults: [string, boolean][] = [
    [
      'ends otherwise',
      !isCut && (outcome.kind !== plain.kind || errorOf(outcome)?.message !== error?.message),
    ],
    ['prints otherwise', isCut ? !plain.stdout.startsWith(printed) : printed !== plain.stdout],
    ['does not tell the exception', !isCut && error !== null && error.line !== null && arose === undefined],
    ['is not ended where it is cut', isCut && outcome.kind !== 'interrupted'],
    [
      'has steps outside of the program',
      trace.steps.some(
        ({ line, endLine, frame }) =>
          line < 1 || line > endLine || endLine > lines || frame >= trace.frames.length,
      ),
    ],
  ];
  return faults.flatMap(([fault, isThere]) => (isThere ? [`${fault}:\n${code}`] : []));
}

/** The first step at which two traces of a program differ; null where they do not. */
function firstDifference(a: Trace | undefined, b: Trace | undefined): string | null {
  if (!a || !b) return 'no trace';
  const [ours, theirs] = [valuesAfter(a), valuesAfter(b)];
  const at = ours.findIndex((state, index) => !isAlike(state, theirs[index]));
  if (at >= 0) return `step ${at}: ${JSON.stringify(ours[at])} and ${JSON.stringify(theirs[at])}`;
  return ours.length === theirs.length ? null : `${ours.length} and ${theirs.length} steps`;
}

/**
 * What a learner sees after each step. Values as they are by then, not what changed: where a training loop has come to
 * rest, one runtime may still change the last digit of what the other leaves.
 */
function valuesAfter({ steps }: Trace): unknown[] {
  const values = new Map<string, unknown>();
  return steps.map(({ changes, gone, ...step }) => {
    for (const { frame, name, value } of changes) values.set(`${frame} ${name}`, value);
    for (const { frame, name } of gone) values.delete(`${frame} ${name}`);
    return [step, [...values]];
  });
}

/** Numbers nearly equal (a gradient may be the small difference of large ones), texts as a reader would say. */
function isAlike(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 2e-6 + 1e-4 * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a === 'string' && typeof b === 'string') return isSameText(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [ours, theirs] = [Object.entries(a), new Map(Object.entries(b))];
  return ours.length === theirs.size && ours.every(([key, value]) => isAlike(value, theirs.get(key)));
}

describe('stepping through the questions', () => {
  it('does what running does, and its steps add up to it', async () => {
    const faults: string[] = [];
    let cut = 0;
    for (const { program, plain } of programs) {
      const traced = await run(engine, { ...program, trace: {} });
      faults.push(...faultsOf(program, plain, traced));
      if (traced.trace?.cut) cut++;
    }
    expect(faults).toEqual([]);
    expect(programs.length).toBeGreaterThan(300);
    expect(cut).toBeLessThan(programs.length / 10);
  });

  it.skipIf(!hasTorch)('records the same on PyTorch', async () => {
    const pytorch = await startCPython();
    const every = Math.floor(programs.length / 40);
    const differences: string[] = [];
    for (const { program } of programs.filter((_, at) => at % every === 0)) {
      const traced = { ...program, trace: { steps: 200 } };
      const [ours, theirs] = [await run(engine, traced), await run(pytorch, traced)];
      const difference = firstDifference(ours.trace, theirs.trace);
      if (difference !== null) differences.push(`${program.code}\n${difference}`);
    }
    await pytorch.close();
    expect(differences).toEqual([]);
  });
});
