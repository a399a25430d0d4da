export { drawChart } from './draw-chart.ts';
export { niceTicks } from './axis/ticks.ts';
export { formatNumber } from './axis/format-number.ts';
export { parseChartSpec, type ChartProblem, type ParsedSpec } from './spec/parse-chart-spec.ts';
export { chartSpec, type ChartKind, type ChartSpec, type SpecOf } from './spec/chart-spec.ts';
