/**
 * One experiment on the page: what is chosen, what is trained now, and what has come of it. State alone; `train.ts` fills it.
 * It outlives the page, so that training goes on while the learner looks elsewhere on the site.
 */
import {
  constantsOf,
  type EpochReport,
  type PublicExperiment,
  setConstants,
  type ToldRun,
} from '@tenfold/pattern/experiment';
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';

export interface SeedRun {
  readonly value: number;
  readonly seed: number;
  readonly measures: Readonly<Record<string, number>>;
  /** What training and measuring took. */
  readonly ms: number;
}

/** What was trained in this browser, all with one program. */
export interface OwnResults {
  readonly code: string;
  readonly runs: readonly SeedRun[];
  /** The first seed of each value, in full. */
  readonly told: readonly ToldRun[];
}

export type Training =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly stop: AbortController }
  /** `error` is a traceback, or one sentence. */
  | { readonly kind: 'failed'; readonly error: string };

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Of all the work, from 0 to 1. */
  readonly share: number;
  /** Null while it cannot be known. */
  readonly secondsLeft: number | null;
}

/** What happens while training; whoever draws it listens. */
export interface Watcher {
  /** A training begins. */
  onBegin(): void;
  /** A network of it does. */
  onStart(seed: number, value: number): void;
  onEpoch(seed: number, value: number, report: EpochReport): void;
}

export interface Lab {
  /** The pattern's, `pytorch/label-smoothing`. */
  readonly path: string;
  readonly experiment: PublicExperiment;
  /** The value that is compared with plain. */
  readonly treated: Signal<number>;
  readonly seeds: Signal<number>;
  /** The program as the learner has it. */
  readonly code: Signal<string>;
  /** The program as it is given, and what Reset goes back to. */
  readonly original: string;
  readonly isEdited: ReadonlySignal<boolean>;
  readonly training: Signal<Training>;
  readonly progress: Signal<Progress>;
  readonly own: Signal<OwnResults | null>;
  /** Whose results are shown. */
  readonly shown: Signal<'recorded' | 'own'>;
  readonly watchers: Set<Watcher>;
}

export const SEED_COUNTS = [1, 3, 5, 10, 20] as const;
export const NO_PROGRESS: Progress = { done: 0, total: 0, share: 0, secondsLeft: null };

const labs = new Map<string, Lab>();

export function labOf(path: string, experiment: PublicExperiment): Lab {
  const key = `${path}/${experiment.id}`;
  const lab = labs.get(key) ?? makeLab(path, experiment);
  labs.set(key, lab);
  return lab;
}

function makeLab(path: string, experiment: PublicExperiment): Lab {
  const original = setConstants(experiment.code, constantsOf(experiment, 0, experiment.treated)).code;
  const code = signal(original);
  return {
    path,
    experiment,
    treated: signal(experiment.treated),
    seeds: signal(3),
    code,
    original,
    isEdited: computed(() => code.value !== original),
    training: signal({ kind: 'idle' }),
    progress: signal(NO_PROGRESS),
    own: signal(null),
    shown: signal('recorded'),
    watchers: new Set(),
  };
}

/** `own` with one more run; what another program gave before is dropped. */
export function withRun(own: OwnResults | null, code: string, run: SeedRun, told: ToldRun): OwnResults {
  const before = own?.code === code ? own : { code, runs: [], told: [] };
  const isOther = (other: { readonly value: number; readonly seed: number }) =>
    other.value !== run.value || other.seed !== run.seed;
  const isFirst = before.told.every(({ value, seed }) => value !== told.value || seed >= told.seed);
  return {
    code,
    runs: [...before.runs.filter(isOther), run],
    told: isFirst ? [...before.told.filter(({ value }) => value !== told.value), told] : before.told,
  };
}
