/** A larger tensor as a picture: the value under the pointer, or at the cell that the arrow keys move, is told beside it. */
import type { JsonNumber } from '@tenfold/runtime';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { indexAt, largestOf, pictureOf, strength } from './tensor-grid.ts';
import { numberText } from './value-text.ts';

interface Props {
  name: string;
  shape: readonly number[];
  values: readonly JsonNumber[];
}

const MOST = { width: 480, height: 360 };

export function HeatMap({ name, shape, values }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const place = useSignal(0);
  const rows = pictureOf(shape, values);
  const columns = rows[0]?.length ?? 1;
  const cell = Math.max(
    2,
    Math.min(16, Math.floor(MOST.width / columns), Math.floor(MOST.height / rows.length)),
  );
  useEffect(() => {
    if (canvas.current) draw(canvas.current, rows, cell, largestOf(values));
  }, [values]);
  const go = (to: number) => {
    place.value = Math.max(0, Math.min(values.length - 1, to));
  };
  const point = (event: PointerEvent & { currentTarget: HTMLCanvasElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    go(Math.floor(((event.clientY - box.top) / box.height) * rows.length) * columns + column);
  };
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(place.value + by);
  };
  const at = values[place.value];
  return (
    <div class="heat-map">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> is for what a form computes */}
      <p class="label" role="status">
        {at === undefined ? '' : `${name}[${indexAt(shape, place.value).join(', ')}] = ${numberText(at)}`}
      </p>
      <canvas
        ref={canvas}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys move through its cells
        tabIndex={0}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn, not fetched
        role="img"
        aria-label={`Heat map of ${name}; arrow keys move through its values`}
        onPointerMove={point}
        onPointerDown={point}
        onKeyDown={move}
      />
    </div>
  );
}

function draw(
  canvas: HTMLCanvasElement,
  rows: readonly (readonly JsonNumber[])[],
  cell: number,
  largest: number,
): void {
  const style = getComputedStyle(canvas);
  const [above, below] = [style.getPropertyValue('--right'), style.getPropertyValue('--evidence-line')];
  canvas.width = (rows[0]?.length ?? 1) * cell;
  canvas.height = rows.length * cell;
  const context = canvas.getContext('2d');
  if (!context) return;
  for (const [y, row] of rows.entries()) {
    for (const [x, value] of row.entries()) {
      const share = strength(value, largest);
      context.globalAlpha = Math.abs(share);
      context.fillStyle = colourOf(canvas, share < 0 ? below : above);
      context.fillRect(x * cell, y * cell, cell, cell);
    }
  }
}

/** A token may be `light-dark(...)`, which a canvas does not know: the browser is asked what it is here. */
const known = new Map<string, string>();
function colourOf(canvas: HTMLCanvasElement, token: string): string {
  const scheme = getComputedStyle(canvas).colorScheme + matchMedia('(prefers-color-scheme: dark)').matches;
  const key = `${scheme} ${token}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  canvas.style.color = token;
  const colour = getComputedStyle(canvas).color;
  canvas.style.color = '';
  known.set(key, colour);
  return colour;
}
