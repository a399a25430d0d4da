/** The plot of a chart with two axes: where it lies in the drawing, its grid, ticks and axis labels. */
import { type Layout, lineHeight } from '../layout.ts';
import { element, text } from '../svg/element.ts';
import { textWidth } from '../svg/text-width.ts';
import type { Scale } from './scale.ts';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Height of the whole drawing. */
  readonly height: number;
  toX(value: number): number;
  toY(value: number): number;
  /** Grid, ticks and labels of the axes. */
  readonly svg: string;
}

export interface FrameRoom {
  /** Already taken above the plot, below it (apart from the axis) and at its right. */
  readonly above: number;
  readonly below?: number;
  /** Between the axis' label and the plot. */
  readonly beyond?: number;
  readonly right: number;
  readonly height?: number;
}

const TICK_GAP = 8;

/** `x` is null where the kind labels it itself (bars), in `below`. The y label lies flat above its axis: it is read without turning. */
export function drawFrame(layout: Layout, x: Scale | null, y: Scale, room: FrameRoom): Frame {
  const line = lineHeight(layout);
  const height = room.height ?? layout.height + room.above;
  const left =
    Math.ceil(Math.max(...y.ticks.map(({ label }) => textWidth(label, layout.fontSize)))) + TICK_GAP;
  const lastTick = x?.ticks.at(-1)?.label ?? '';
  const right = layout.width - Math.max(room.right, textWidth(lastTick, layout.fontSize) / 2 + 2);
  const top = room.above + line + 8 + (room.beyond ?? 0);
  const bottom = height - (room.below ?? 0) - (x ? 2 * line + 6 : 4);
  const toX = (value: number) => left + (x?.toUnit(value) ?? 0) * (right - left);
  const toY = (value: number) => bottom - y.toUnit(value) * (bottom - top);
  const grid = y.ticks.map(({ value }) => `M${left} ${toY(value).toFixed(1)}H${right.toFixed(1)}`).join('');
  const svg = [
    element('path', { class: 'grid', d: grid }),
    ...y.ticks.map(({ value, label }) =>
      text(left - TICK_GAP, toY(value) + layout.fontSize * 0.35, label, 'end', 'tick'),
    ),
    text(0, room.above + line - 4, y.label, 'start', 'axis'),
    x ? xAxis(layout, x, toX, { left, right, bottom }) : '',
  ].join('');
  return { left, right, top, bottom, height, toX, toY, svg };
}

function xAxis(
  layout: Layout,
  x: Scale,
  toX: (value: number) => number,
  { left, right, bottom }: { left: number; right: number; bottom: number },
): string {
  const line = lineHeight(layout);
  const ticks = x.ticks.map(({ value }) => `M${toX(value).toFixed(1)} ${bottom}v5`).join('');
  return [
    element('path', { class: 'base', d: `M${left} ${bottom}H${right.toFixed(1)}${ticks}` }),
    ...x.ticks.map(({ value, label }) => text(toX(value), bottom + line + 3, label, 'middle', 'tick')),
    text(right, bottom + 2 * line + 2, x.label, 'end', 'axis'),
  ].join('');
}
