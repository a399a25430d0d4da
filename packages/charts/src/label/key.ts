/** The key above a chart: a sample and a name for each series, in as many rows as it takes. */
import { type Layout, lineHeight } from '../layout.ts';
import { element, text } from '../svg/element.ts';
import { markers, seriesClass } from '../svg/marker.ts';
import { textWidth } from '../svg/text-width.ts';

export interface KeyEntry {
  readonly name: string;
  /** What the sample is: a marker with or without a line, or the line of a reference. */
  readonly sample: 'marker' | 'line' | 'dashed' | 'reference';
  /** Which series; of no meaning for a reference. */
  readonly index: number;
}

const SAMPLE = 22;
const GAP = 14;

export function drawKey(layout: Layout, entries: readonly KeyEntry[]): { svg: string; height: number } {
  if (entries.length === 0) return { svg: '', height: 0 };
  const row = lineHeight(layout) + 2;
  let [x, line] = [0, 0];
  const svg = entries.map((entry) => {
    const width = SAMPLE + 6 + textWidth(entry.name, layout.fontSize);
    if (x > 0 && x + width > layout.width) [x, line] = [0, line + 1];
    const base = (line + 1) * row - 5;
    const drawn = sample(entry, x, base - layout.fontSize * 0.34) + text(x + SAMPLE + 6, base, entry.name);
    x += width + GAP;
    return drawn;
  });
  return { svg: svg.join(''), height: (line + 1) * row + 6 };
}

function sample({ sample, index }: KeyEntry, x: number, y: number): string {
  if (sample === 'reference')
    return element('path', { class: 'reference', d: `M${x.toFixed(1)} ${y.toFixed(1)}h${SAMPLE}` });
  const line = { class: `${seriesClass(index)} line${sample === 'dashed' ? ' dashed' : ''}` };
  const drawn =
    sample === 'marker' ? '' : element('path', { ...line, d: `M${x.toFixed(1)} ${y.toFixed(1)}h${SAMPLE}` });
  return drawn + markers(index, [[x + SAMPLE / 2, y]], 4);
}
