/** Starts runtimes of one kind and proves questions on them. */
import { availableParallelism } from 'node:os';
import type { DataFiles, Experiment } from '@tenfold/pattern';
import { type PageRun, poolOf, provePage, proveQuestions, type QuestionsRun } from '@tenfold/proof';
import { type Runtime, RuntimeUnavailable } from '@tenfold/runtime';
import { type Runs, runExperiment } from '../experiments/run-experiment.ts';
import { seedsToVerify } from '../experiments/verify-record.ts';
import { type On, START } from '../runtimes.ts';
import type { Asked } from './asked.ts';

/** Each holds a Python of its own, which takes memory and about a second to start. */
const MOST_RUNTIMES = 4;
/** Generous: a busy machine must not make a proof fail. */
const LIMITS = { timeMs: 30_000 };
/** Programs of pages train small networks, which on a busy machine takes many times as long as on an idle one. */
const PAGE_LIMITS = { timeMs: 120_000 };

export interface RunOn {
  readonly kind: 'ran';
  readonly on: On;
  /** One a pattern, in the order asked. */
  readonly patterns: readonly (QuestionsRun & {
    readonly pages: readonly PageRun[];
    /** A few runs of each experiment, in the order asked. */
    readonly experiments: readonly Runs[];
  })[];
  /** Programs run: one an answer, one for the parameters of each question, those shown to be repaired, those of pages, a few of experiments. */
  readonly programs: number;
  readonly startMs: number;
  readonly ms: number;
}
export interface Skipped {
  readonly kind: 'skipped';
  readonly on: On;
  readonly why: string;
}

/**
 * Proves on as many runtimes of kind `on` as there are cores, at most 4; `skipped` where Python or torch cannot be had.
 * `onProgress` gets the number of programs run so far.
 */
export async function runOn(
  on: On,
  asked: readonly Asked[],
  onProgress: (programs: number) => void,
): Promise<RunOn | Skipped> {
  const startedAt = performance.now();
  let pool: Runtime;
  try {
    pool = await startPool(
      on,
      asked.reduce((sum, { questions, pages }) => sum + questions.length + pages.length, 0),
    );
  } catch (error) {
    if (!(error instanceof RuntimeUnavailable)) throw error;
    return { kind: 'skipped', on, why: error.message };
  }
  const readyAt = performance.now();
  try {
    let programs = 0;
    const options = { limits: LIMITS, onRun: () => onProgress(++programs) };
    const patterns: RunOn['patterns'][number][] = [];
    for (const { questions, prelude, pages, data, experiments } of asked) {
      const run = await proveQuestions(questions, prelude, pool, options);
      patterns.push({
        ...run,
        pages: await Promise.all(
          pages.map((page) => provePage(page, data, pool, { ...options, limits: PAGE_LIMITS })),
        ),
        experiments: await Promise.all(experiments.map((one) => rerun(one, data, pool, options.onRun))),
      });
    }
    return {
      kind: 'ran',
      on,
      patterns,
      programs,
      startMs: readyAt - startedAt,
      ms: performance.now() - readyAt,
    };
  } finally {
    await pool.close();
  }
}

/** A few of the experiment's runs. Throws `NoResult`. */
function rerun(experiment: Experiment, data: DataFiles, pool: Runtime, onRun: () => void): Promise<Runs> {
  const values = [experiment.plain, experiment.treated];
  return runExperiment(experiment, data, { seeds: seedsToVerify(experiment), values }, pool, onRun);
}

/**
 * Runtimes of kind `on` for so many questions, as one: at most as many as there are cores, or 4. Rejects with
 * `RuntimeUnavailable`; the first is awaited alone, so that where it cannot be had no other is tried.
 */
export async function startPool(on: On, questions: number): Promise<Runtime> {
  const first = await START[on]();
  const most = Math.min(MOST_RUNTIMES, availableParallelism(), questions);
  const others = Array.from({ length: Math.max(0, most - 1) }, START[on]);
  return poolOf([first, ...(await Promise.all(others))]);
}
