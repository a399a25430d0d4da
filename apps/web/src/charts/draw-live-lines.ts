/** Draws curves on a canvas, from nothing, every time: a few thousand points take well under a frame. */
import { type Axis, markerPath, type Scale, spread, textWidth, toScale } from '@tenfold/charts';
import type { LiveSeries } from './live-series.ts';

export interface LivePicture {
  readonly series: readonly LiveSeries[];
  readonly x: Axis;
  readonly y: Axis;
  readonly references: readonly { readonly value: number; readonly label: string }[];
}

/** Colours as the page's style sheets give them now: one a series, then ink for text and hairlines. */
export interface LiveColours {
  readonly series: readonly string[];
  readonly ink: string;
  readonly hairline: string;
}

export interface LiveSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** The font's family as the page has it. */
  readonly family: string;
}

const FONT = 12.5;
const LINE = 17;
/** Points this close to one another are drawn as their lowest and highest. */
const BUCKET_PX = 3;

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
  toX(value: number): number;
  toY(value: number): number;
}

export function drawLiveLines(
  context: CanvasRenderingContext2D,
  picture: LivePicture,
  colours: LiveColours,
  size: LiveSize,
): void {
  context.setTransform(size.pixelRatio, 0, 0, size.pixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  context.font = `${FONT}px ${size.family}`;
  const plot = plotOf(picture, size);
  drawAxes(context, plot, picture, colours);
  picture.references.forEach(({ value }) => {
    context.setLineDash([2, 4]);
    context.strokeStyle = colours.ink;
    stroke(context, plot.left, plot.toY(value), plot.right, plot.toY(value));
  });
  context.setLineDash([]);
  picture.series.forEach((series, i) => drawCurve(context, series, i, plot, colours));
  drawNames(context, picture, plot, colours);
}

function plotOf({ series, x, y, references }: LivePicture, { width, height }: LiveSize): Plot {
  const reached = series.filter(({ length }) => length > 0);
  const scaleX = toScale(x, [0, ...reached.map((each) => each.x[each.length - 1] ?? 0)], width < 480 ? 4 : 6);
  const seen = reached.flatMap(({ lowest, highest }) => (lowest <= highest ? [lowest, highest] : []));
  const scaleY = toScale(y, [...seen, ...references.map(({ value }) => value)], height < 200 ? 3 : 5);
  const widest = (labels: readonly string[]) => Math.max(0, ...labels.map((label) => textWidth(label, FONT)));
  const left = widest(scaleY.ticks.map(({ label }) => label)) + 8;
  const names = [...series.map(({ name }) => name), ...references.map(({ label }) => label)];
  const right = width - Math.min(width * 0.4, widest(names) + 12);
  const [top, bottom] = [LINE + 8, height - 2 * LINE - 4];
  return {
    left,
    right,
    top,
    bottom,
    x: scaleX,
    y: scaleY,
    toX: (value) => left + scaleX.toUnit(value) * (right - left),
    toY: (value) => bottom - scaleY.toUnit(value) * (bottom - top),
  };
}

function stroke(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

function drawAxes(
  context: CanvasRenderingContext2D,
  plot: Plot,
  { x, y }: LivePicture,
  colours: LiveColours,
): void {
  const { left, right, top, bottom } = plot;
  context.lineWidth = 1;
  context.strokeStyle = colours.hairline;
  context.fillStyle = colours.ink;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { value, label } of plot.y.ticks) {
    const at = Math.round(plot.toY(value)) + 0.5;
    stroke(context, left, at, right, at);
    context.fillText(label, left - 6, at);
  }
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  for (const { value, label } of plot.x.ticks) context.fillText(label, plot.toX(value), bottom + LINE);
  context.textAlign = 'left';
  context.fillText(y.label, 0, top - 12);
  context.textAlign = 'right';
  context.fillText(x.label, right, bottom + 2 * LINE);
}

/**
 * One step of the path for each point, or, where several share a pixel, for the lowest and highest of them: the picture is
 * the same, with far fewer steps.
 */
function drawCurve(
  context: CanvasRenderingContext2D,
  { x, y, length }: LiveSeries,
  index: number,
  plot: Plot,
  colours: LiveColours,
): void {
  const colour = colours.series[index] ?? colours.ink;
  const every = Math.max(1, Math.ceil((length * BUCKET_PX) / Math.max(1, plot.right - plot.left)));
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  let isDrawing = false;
  const step = (i: number) => {
    const value = y[i] ?? Number.NaN;
    if (!Number.isFinite(value)) isDrawing = false;
    else {
      const [px, py] = [plot.toX(x[i] ?? 0), plot.toY(value)];
      if (isDrawing) context.lineTo(px, py);
      else context.moveTo(px, py);
      isDrawing = true;
    }
  };
  for (let start = 0; start < length; start += every) {
    if (every === 1) step(start);
    else for (const i of extremes(y, start, Math.min(length, start + every))) step(i);
  }
  context.stroke();
  const last = y[length - 1];
  if (last === undefined || length === 0 || !Number.isFinite(last)) return;
  context.fillStyle = colour;
  const end = markerPath(index, plot.toX(x[length - 1] ?? 0), plot.toY(last), 4.5);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
  context.fill(new Path2D(end));
}

/** The places of the lowest and the highest value, in the order in which they come. */
function extremes(values: Float64Array, start: number, end: number): [number, number] {
  let [low, high] = [start, start];
  for (let i = start + 1; i < end; i++) {
    if ((values[i] ?? 0) < (values[low] ?? 0)) low = i;
    if ((values[i] ?? 0) > (values[high] ?? 0)) high = i;
  }
  return low < high ? [low, high] : [high, low];
}

function drawNames(
  context: CanvasRenderingContext2D,
  picture: LivePicture,
  plot: Plot,
  colours: LiveColours,
): void {
  const ends = [
    ...picture.series.flatMap(({ name, length, y }, i) => {
      const last = y[length - 1];
      return length > 0 && last !== undefined && Number.isFinite(last)
        ? [{ name, y: plot.toY(last), colour: colours.series[i] ?? colours.ink }]
        : [];
    }),
    ...picture.references.map(({ value, label }) => ({
      name: label,
      y: plot.toY(value),
      colour: colours.ink,
    })),
  ];
  const places = spread(
    ends.map((end) => end.y),
    LINE,
    plot.top,
    plot.bottom,
  );
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  ends.forEach(({ name, colour }, i) => {
    context.fillStyle = colour;
    context.fillText(name, plot.right + 9, places[i] ?? 0);
  });
}
