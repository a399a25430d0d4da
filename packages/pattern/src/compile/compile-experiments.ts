/** Experiments and their records to what the page needs of them. */
import type { Diagnostic } from '../diagnostic.ts';
import { reportInto } from '../diagnostics.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { hashOfExperiment } from '../experiment/hash.ts';
import type { PublicExperiment } from '../experiment/public-experiment.ts';
import {
  type ExperimentRecord,
  meansOf,
  type MeasuresBySeed,
  parseExperimentRecord,
} from '../experiment/record.ts';

/** The records' texts are by id. `compiled` has those that are recorded as they are written; the rest is reported. */
export async function compileExperiments(
  experiments: readonly Experiment[],
  records: ReadonlyMap<string, { readonly file: string; readonly text: string }>,
  data: ReadonlyMap<string, Uint8Array>,
): Promise<{ readonly compiled: readonly PublicExperiment[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const compiled: PublicExperiment[] = [];
  for (const experiment of experiments) {
    const file = records.get(experiment.id)?.file ?? experiment.file;
    const record = parseExperimentRecord(records.get(experiment.id)?.text ?? 'null');
    const isFresh = typeof record !== 'string' && record.hash === (await hashOfExperiment(experiment, data));
    if (isFresh) compiled.push(toPublic(experiment, record));
    else {
      const reason =
        typeof record === 'string' ? record : 'its program, settings or data have changed since.';
      reportInto(diagnostics)('bad-experiment', { file, line: 1, column: 1 }, { reason });
    }
  }
  return { compiled, diagnostics };
}

function toPublic(experiment: Experiment, record: ExperimentRecord): PublicExperiment {
  const { ranOn, between, runs, measures } = record;
  const { engine, pytorch } = measures;
  const first = pytorch ?? engine ?? {};
  return {
    ...experiment,
    record: { ranOn, between, runs, measures: shortened(first), engineMeans: meansOf(engine ?? {}) },
  };
}

/** To four digits: a page writes at most three. */
function shortened(bySeed: MeasuresBySeed): MeasuresBySeed {
  const short = (run: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(run).map(([name, value]) => [name, Number(value.toPrecision(4))]));
  return Object.fromEntries(Object.entries(bySeed).map(([value, runs]) => [value, runs.map(short)]));
}
