import { sha256 } from '../hash.ts';
import type { Experiment } from './experiment.ts';

/** The hash of all that decides what an experiment gives: program, constants, what is varied, and the bytes it reads. */
export async function hashOfExperiment(
  { code, set, varies, values, plain, treated, seeds, files, higher, lower }: Experiment,
  data: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const read = files.map((name) => [name, Array.from(data.get(name) ?? [])]);
  return sha256(JSON.stringify([code, set, varies, values, plain, treated, seeds, higher, lower, read]));
}
