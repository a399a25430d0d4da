import {
  type AnswerKey,
  keyOf,
  type OptionId,
  type PublicOption,
  type SealedVariant,
} from '@tenfold/pattern/public';

import { outcomeText } from './proof-text.ts';

interface Props {
  options: readonly PublicOption[];
  sealed: SealedVariant;
  tried: readonly AnswerKey[];
  /** Everything may be seen. */
  done: boolean;
}

const CELL = 15;
const GAP = 22;
/** Room for the words left of a block and above it. */
const LEFT = 52;
const TOP = 16;
const CHARACTER = 6.7;

/**
 * One cell a filling: the last blank across, the one before it down, and a block for each filling of the blanks before
 * those. A picture of what the lines below it count.
 */
export function FillingMap({ options, sealed, tried, done }: Props) {
  const keys = Object.keys(sealed.outcomes);
  const ids = options.map(({ id }) => id);
  const textOf = (id: OptionId | undefined) => options.find((option) => option.id === id)?.text ?? '';
  const blocks = combinations(ids, (keys[0]?.split(',').length ?? 2) - 2);
  const side = ids.length * CELL;
  const top = blocks.length > 1 ? TOP : 0;
  const left = Math.min(LEFT, Math.max(...options.map(({ text }) => text.length)) * CHARACTER + 8);
  const passed = Object.values(sealed.outcomes).filter(({ passes }) => passes).length;
  const width = left + blocks.length * (side + GAP) - GAP;
  return (
    <svg
      class="filling-map"
      role="img"
      aria-label={`${keys.length} fillings were run: ${passed} passed, ${keys.length - passed} failed`}
      viewBox={`0 0 ${width} ${top + side}`}
      width={width}
      height={top + side}
    >
      {ids.map((id, row) => (
        <text x={left - 8} y={top + row * CELL + 11} text-anchor="end">
          {textOf(id)}
        </text>
      ))}
      {blocks.map((before, block) => (
        <g transform={`translate(${left + block * (side + GAP)} ${top})`}>
          <text y={-6}>{before.map(textOf).join(', ')}</text>
          {ids.flatMap((down, row) =>
            ids.map((across, column) => {
              const key = keyOf([...before, down, across]);
              const uncovered = done || tried.includes(key);
              const proved = sealed.outcomes[key];
              return (
                <rect
                  class={!proved ? 'not-run' : !uncovered ? 'covered' : proved.passes ? 'right' : 'wrong'}
                  data-tried={tried.includes(key) ? '' : undefined}
                  x={column * CELL + 1.5}
                  y={row * CELL + 1.5}
                  width={CELL - 3}
                  height={CELL - 3}
                >
                  {proved && uncovered && (
                    <title>{`${[...before, down, across].map(textOf).join(', ')}: ${outcomeText(proved.outcome)}`}</title>
                  )}
                </rect>
              );
            }),
          )}
        </g>
      ))}
    </svg>
  );
}

function combinations(ids: readonly OptionId[], places: number): OptionId[][] {
  if (places <= 0) return [[]];
  return combinations(ids, places - 1).flatMap((before) => ids.map((id) => [...before, id]));
}
