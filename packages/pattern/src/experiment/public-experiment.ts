import type { RanOn } from '../proof.ts';
import type { Experiment } from './experiment.ts';
import type { MeansByValue, MeasuresBySeed, ToldRun } from './record.ts';

/** An experiment with what was recorded of it. `content/<track>/<pattern>/experiments.json` is a list of these. */
export interface PublicExperiment extends Experiment {
  readonly record: {
    readonly ranOn: readonly RanOn[];
    /** The largest difference between the means of the runtimes, by measure. */
    readonly between: Readonly<Record<string, number>>;
    readonly runs: readonly ToldRun[];
    /** PyTorch's where it ran, else the engine's. */
    readonly measures: MeasuresBySeed;
    /** The engine's own means, to be seen beside those. */
    readonly engineMeans: MeansByValue;
  };
}
