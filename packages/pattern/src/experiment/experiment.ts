/**
 * An experiment: a program that is run with several values of one of its constants and several seeds. The program is whole
 * as it stands; each run has the lines that set its constants replaced, so that it can be read, changed and run anywhere.
 */

export interface Experiment {
  /** `a`: it is recorded in `proofs/experiment-a.json`. */
  readonly id: string;
  /** Where it is described, as messages name it. */
  readonly file: string;
  readonly title: string;
  /** What is learned from, in a few words. */
  readonly about: string;
  /** Name of the program in `experiment/`, without ending. */
  readonly program: string;
  readonly code: string;
  /** The data that the program reads, by name. */
  readonly files: readonly string[];
  /** How many seeds are recorded: 0, 1, 2 … */
  readonly seeds: number;
  /** Constants of the program that this experiment sets, as Python. */
  readonly set: Readonly<Record<string, string>>;
  /** The constant that is varied, and its values; `plain` and `treated` are the two that are compared. */
  readonly varies: string;
  readonly values: readonly number[];
  readonly plain: number;
  readonly treated: number;
  /** Measures that are better when they are higher, and those that are better when they are lower. */
  readonly higher: readonly string[];
  readonly lower: readonly string[];
  /** What is counted along its curves, where `epoch` does not say it. */
  readonly epochs: string;
  /** May a learner try for better calibration at the same accuracy? Needs `acc` and `ece`, and `p` at the program's end. */
  readonly hasGoal: boolean;
}

/** The constant of a program that its seed is in. */
export const SEED = 'SEED';

/** The constants of one run. */
export function constantsOf(
  experiment: Pick<Experiment, 'set' | 'varies'>,
  seed: number,
  value: number,
): Readonly<Record<string, string>> {
  return { ...experiment.set, [experiment.varies]: String(value), [SEED]: String(seed) };
}

export interface SetConstants {
  readonly code: string;
  /** Constants that `code` has no line for, such as `SEED = 0`. */
  readonly missing: readonly string[];
}

/** `code` with the value of each constant in its first line `NAME = …` replaced; what is said after it stays. */
export function setConstants(code: string, constants: Readonly<Record<string, string>>): SetConstants {
  const missing: string[] = [];
  let changed = code;
  for (const [name, value] of Object.entries(constants)) {
    const line = new RegExp(`^${name} = [^#\\n]*?(?=\\s*(#.*)?$)`, 'm');
    if (!line.test(changed)) missing.push(name);
    changed = changed.replace(line, () => `${name} = ${value}`);
  }
  return { code: changed, missing };
}
