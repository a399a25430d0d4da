export { drawChart } from './draw-chart.ts';
export { parseChartSpec } from './spec/parse-chart-spec.ts';
export type { Axis, ChartSpec, SpecOf } from './spec/chart-spec.ts';
// For drawings of other kinds, on a canvas or by hand.
export { formatNumber } from './axis/format-number.ts';
export { type Scale, toScale } from './axis/scale.ts';
export { niceTicks } from './axis/ticks.ts';
export { spread } from './label/spread.ts';
export { markerPath } from './svg/marker.ts';
export { textWidth } from './svg/text-width.ts';
