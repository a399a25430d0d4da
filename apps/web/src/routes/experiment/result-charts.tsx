/** The pictures of the results: calibration, logit gap, all values of smoothing, the plane of three classes. */
import { type ChartSpec, drawChart } from '@tenfold/charts';
import type { PublicExperiment } from '@tenfold/pattern/experiment';
import { useMemo } from 'preact/hooks';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import type { Lab } from './lab.ts';
import {
  answersSpec,
  gapSpec,
  projectionSpec,
  reliabilitySpec,
  sweepSpec,
  traceSpec,
} from './result-specs.ts';
import type { ShownResults } from './shown-results.ts';
import '@tenfold/charts/chart.css';
import './result-charts.css';

interface Props {
  readonly lab: Lab;
  readonly results: ShownResults;
}

export function ResultCharts({ lab: { experiment }, results }: Props) {
  const charts = useMemo(() => chartsOf(experiment, results), [experiment, results.bySeed, results.told]);
  const [first] = results.told;
  return (
    <>
      {first && (
        <p class="label">
          Pictures of single networks are of seed {first.seed}. Intervals are over the seeds.
        </p>
      )}
      <div class="result-charts">
        {charts.map((spec) => (
          <figure key={spec.title}>
            <figcaption>{spec.title}</figcaption>
            <div dangerouslySetInnerHTML={trustedHtml(drawChart(spec))} />
          </figure>
        ))}
      </div>
    </>
  );
}

function chartsOf(experiment: PublicExperiment, { told, bySeed }: ShownResults): ChartSpec[] {
  const has = (table: string) =>
    told.length > 0 && told.every(({ tables }) => (tables[table] ?? []).length > 0);
  const hasTrace = (measure: string) =>
    told.length > 0 && told.every(({ trace }) => (trace[measure] ?? []).length > 0);
  const omitted = Number(experiment.set['OMITTED']);
  const gap = told.map((run) => ({ ...run, eps: run.value }));
  const swept = [...experiment.higher, ...experiment.lower].filter((name) =>
    ['acc', 'ece', 'recall'].includes(name),
  );
  return [
    ...(has('bins') ? [reliabilitySpec(told)] : []),
    ...(hasTrace('gap') ? [gapSpec(gap)] : []),
    ...(hasTrace('recall') ? [traceSpec(told, 'recall', experiment.epochs)] : []),
    ...swept.flatMap((measure) => sweepSpec(measure, bySeed, experiment.values) ?? []),
    ...(has('projection') ? told.map(projectionSpec) : []),
    ...(has('answers') ? told.map((run) => answersSpec(run, omitted)) : []),
  ];
}
