/**
 * The badge: a segment for each problem, whole when it was right at once, half as long when at the second attempt, empty
 * when it was not solved; a tick in the middle when all are right. What it says is beside it in words.
 */
import type { Problem } from '@tenfold/practice';

const CENTRE = 50;
const RADIUS = 40;
/** Degrees between two segments. */
const GAP = 10;

export function Badge({ problems }: { problems: readonly Problem[] }) {
  const span = 360 / problems.length;
  const isWhole = problems.every(({ status }) => status === 'right');
  return (
    <svg class="badge" viewBox="0 0 100 100" aria-hidden="true" data-whole={isWhole}>
      {problems.map(({ entry, status, attempts }, index) => {
        const path = arc(index * span + GAP / 2, (index + 1) * span - GAP / 2);
        const share = status !== 'right' ? 0 : attempts > 1 ? 0.5 : 1;
        return (
          <g key={entry.id}>
            <path class="badge-track" d={path} />
            {share > 0 && <path class="badge-fill" d={path} pathLength={1} stroke-dasharray={`${share} 2`} />}
          </g>
        );
      })}
      {isWhole && <path class="badge-tick" d="M34 51l11 11 21-23" />}
    </svg>
  );
}

function arc(from: number, to: number): string {
  return `M${point(from)}A${RADIUS} ${RADIUS} 0 0 1 ${point(to)}`;
}

function point(degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${(CENTRE + RADIUS * Math.cos(angle)).toFixed(2)} ${(CENTRE + RADIUS * Math.sin(angle)).toFixed(2)}`;
}
