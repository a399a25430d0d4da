import {
  keyOf,
  type AnswerKey,
  type OptionId,
  type PublicOption,
  type SealedVariant,
} from '@tenfold/pattern/public';

interface Props {
  options: readonly PublicOption[];
  sealed: SealedVariant;
  tried: readonly AnswerKey[];
  /** Everything may be seen. */
  done: boolean;
}

const CELL = 13;
const GAP = 9;

/**
 * One cell a filling: the last blank across, the one before it down, any earlier ones as blocks side by side. A picture
 * of what the lines beside it say.
 */
export function FillingMap({ options, sealed, tried, done }: Props) {
  const ids = options.map(({ id }) => id);
  const places = Object.keys(sealed.outcomes)[0]?.split(',').length ?? 2;
  const blocks = combinations(ids, places - 2);
  const size = ids.length * CELL;
  const fails = Object.values(sealed.outcomes).filter(({ passes }) => !passes).length;
  const total = Object.keys(sealed.outcomes).length;
  return (
    <svg
      class="filling-map"
      role="img"
      aria-label={`${total} fillings were run: ${total - fails} passed, ${fails} failed`}
      width={blocks.length * (size + GAP) - GAP}
      height={size}
    >
      {blocks.map((before, block) => (
        <g transform={`translate(${block * (size + GAP)} 0)`}>
          {ids.flatMap((down, row) =>
            ids.map((across, column) => {
              const key = keyOf([...before, down, across]);
              const proved = sealed.outcomes[key];
              const uncovered = done || tried.includes(key);
              return (
                <rect
                  class={!proved ? 'not-run' : !uncovered ? 'covered' : proved.passes ? 'right' : 'wrong'}
                  data-tried={tried.includes(key) ? '' : undefined}
                  x={column * CELL + 1.5}
                  y={row * CELL + 1.5}
                  width={CELL - 3}
                  height={CELL - 3}
                />
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
