import { drawBars } from './kinds/bars.ts';
import { drawHeat } from './kinds/heat.ts';
import { drawIntervals } from './kinds/intervals.ts';
import { drawLines } from './kinds/lines.ts';
import { drawReliability } from './kinds/reliability.ts';
import { drawScatter } from './kinds/scatter.ts';
import { type Drawing, type Layout, LAYOUTS } from './layout.ts';
import type { ChartKind, ChartSpec, SpecOf } from './spec/chart-spec.ts';
import { element, escapeText, round } from './svg/element.ts';

type Drawers = { readonly [K in ChartKind]: (spec: SpecOf<K>, layout: Layout) => Drawing };

const drawers: Drawers = {
  lines: drawLines,
  bars: drawBars,
  reliability: drawReliability,
  heat: drawHeat,
  scatter: drawScatter,
  intervals: drawIntervals,
};

/**
 * The chart as HTML: one drawing for narrow and one for wide places, of which `chart.css` shows the one that fits (the other
 * is hidden from screen readers too). The title is their name and the alt text their description; neither is drawn.
 * The spec must be a checked one (`parseChartSpec`).
 */
export function drawChart(spec: ChartSpec): string {
  return `<div class="chart">${LAYOUTS.map((layout) => drawSvg(spec, layout)).join('')}</div>`;
}

function drawSvg<K extends ChartKind>(spec: SpecOf<K> & { kind: K }, layout: Layout): string {
  const { height, content } = drawers[spec.kind](spec, layout);
  const id = `chart-${hash(JSON.stringify(spec))}-${layout.name}`;
  const attributes = {
    class: layout.name,
    viewBox: `0 0 ${layout.width} ${round(height)}`,
    role: 'img',
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-alt`,
  };
  const words =
    `<title id="${id}-title">${escapeText(spec.title)}</title>` +
    `<desc id="${id}-alt">${escapeText(spec.alt)}</desc>`;
  return element('svg', attributes, words + content);
}

/** FNV-1a: makes ids that are the same at every build and differ between the charts of a page. */
function hash(content: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < content.length; i++) state = Math.imul(state ^ content.charCodeAt(i), 0x01000193);
  return (state >>> 0).toString(36);
}
