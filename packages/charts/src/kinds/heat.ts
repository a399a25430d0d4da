import { formatNumber } from '../axis/format-number.ts';
import { type Drawing, type Layout, lineHeight } from '../layout.ts';
import type { SpecOf } from '../spec/chart-spec.ts';
import { element, round, text } from '../svg/element.ts';
import { textWidth } from '../svg/text-width.ts';

type Heat = SpecOf<'heat'>;

/** The strongest colour still lets ink on it be read (4.5:1). */
const STRONGEST = 0.6;
const LEVELS = 24;
const TALLEST_CELL = 36;

/** A matrix: the deeper the colour, the further from 0; below 0 in the other colour. Values are written where they fit. */
export function drawHeat(spec: Heat, layout: Layout): Drawing {
  const { fontSize, width } = layout;
  const line = lineHeight(layout);
  const left = Math.max(...spec.rows.map((name) => textWidth(name, fontSize))) + 8;
  const cellWidth = (width - left) / spec.columns.length;
  const top = (spec.rowLabel || spec.columnLabel ? line + 2 : 0) + line + 4;
  const cellHeight = Math.max(Math.min(TALLEST_CELL, cellWidth), line + 2);
  const largest = Math.max(Number.MIN_VALUE, ...spec.values.flat().map(Math.abs));
  const every = Math.ceil(
    (Math.max(...spec.columns.map((name) => textWidth(name, fontSize))) + 6) / cellWidth,
  );
  const isWritten = writtenWidth(spec, fontSize) <= cellWidth - 4;
  const cells: Cells = {
    width: cellWidth,
    height: cellHeight,
    place: (r, c) => ({ x: left + c * cellWidth, y: top + r * cellHeight }),
  };
  const bottom = top + spec.rows.length * cellHeight;
  const content = [
    spec.rowLabel ? text(0, line - 4, `${spec.rowLabel} ↓`, 'start', 'axis') : '',
    spec.columnLabel ? text(width, line - 4, `${spec.columnLabel} →`, 'end', 'axis') : '',
    ...spec.columns.map((name, c) =>
      c % every === 0 ? text(left + (c + 0.5) * cellWidth, top - 6, name, 'middle', 'tick') : '',
    ),
    ...spec.rows.map((name, r) =>
      text(left - 8, top + (r + 0.5) * cellHeight + fontSize * 0.35, name, 'end', 'tick'),
    ),
    drawCells(spec, largest, cells),
    isWritten ? drawValues(spec, fontSize, cells) : '',
    isWritten ? '' : legend(spec, layout, largest, bottom + 8),
  ];
  return { height: bottom + (isWritten ? 4 : line + 14), content: content.join('') };
}

interface Cells {
  readonly width: number;
  readonly height: number;
  readonly place: (row: number, column: number) => { readonly x: number; readonly y: number };
}

/** Cells of one depth of colour are one path: a large matrix stays small. */
function drawCells(spec: Heat, largest: number, { width, height, place }: Cells): string {
  const paths = new Map<number, string>();
  const rect = `h${round(width - 1)}v${round(height - 1)}h${round(1 - width)}z`;
  spec.values.forEach((row, r) =>
    row.forEach((value, c) => {
      const { x, y } = place(r, c);
      const level = Math.round((value / largest) * LEVELS);
      paths.set(level, `${paths.get(level) ?? ''}M${round(x + 0.5)} ${round(y + 0.5)}${rect}`);
    }),
  );
  return [...paths].map(([level, d]) => cellPath(level / LEVELS, d)).join('');
}

const cellPath = (depth: number, d: string) =>
  element('path', {
    class: depth < 0 ? 'cell below' : 'cell',
    'fill-opacity': (Math.abs(depth) * STRONGEST).toFixed(2),
    d,
  });

function drawValues(spec: Heat, fontSize: number, { width, height, place }: Cells): string {
  const values = spec.values.flatMap((row, r) =>
    row.map((value, c) => {
      const { x, y } = place(r, c);
      return text(x + width / 2, y + height / 2 + fontSize * 0.35, written(spec, value), 'middle', 'value');
    }),
  );
  return values.join('');
}

const written = (spec: Heat, value: number) => formatNumber(value, spec.digits ?? 2);
const writtenWidth = (spec: Heat, fontSize: number) =>
  Math.max(...spec.values.flat().map((value) => textWidth(written(spec, value), fontSize)));

/** What the depth of colour means, where no values are written. */
function legend(spec: Heat, layout: Layout, largest: number, y: number): string {
  const hasBelow = spec.values.some((row) => row.some((value) => value < 0));
  const steps = hasBelow ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const start = written(spec, hasBelow ? -largest : 0);
  const from = textWidth(start, layout.fontSize) + 6;
  const base = y + layout.fontSize;
  const boxes = steps.map((step, i) =>
    cellPath(step, `M${round(from + i * 20)} ${round(y + 1)}h19v${layout.fontSize}h-19z`),
  );
  return (
    text(0, base, start) + boxes.join('') + text(from + steps.length * 20 + 6, base, written(spec, largest))
  );
}
