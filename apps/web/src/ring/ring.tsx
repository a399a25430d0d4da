/**
 * The ring of ten: ten segments, one a mode, each filled as far as that mode is done. It is the logo (without
 * `label` it is decoration), the mark of progress on a pattern and, as a file, the icon of the site.
 */
import './ring.css';

const CENTRE = 20;
const RADIUS = 15.5;
/** Degrees of a segment that are drawn; the rest of its 36 is the gap. */
const SPAN = 28;

/** The logo: one segment filled, nine to go. */
export const LOGO: readonly number[] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** `done` has ten numbers from 0 (nothing) to 1 (the mode is done), clockwise from the top. */
export function Ring({ done, label }: { done: readonly number[]; label?: string }) {
  return (
    <svg
      class="ring"
      viewBox="0 0 40 40"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    >
      {done.map((share, mode) => (
        <>
          <path class="ring-track" d={arc(mode)} />
          <path class="ring-fill" d={arc(mode)} pathLength={1} stroke-dasharray={`${share} 2`} />
        </>
      ))}
    </svg>
  );
}

function arc(mode: number): string {
  const from = mode * 36 + (36 - SPAN) / 2;
  return `M${point(from)}A${RADIUS} ${RADIUS} 0 0 1 ${point(from + SPAN)}`;
}

function point(degrees: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return `${(CENTRE + RADIUS * Math.cos(angle)).toFixed(2)} ${(CENTRE + RADIUS * Math.sin(angle)).toFixed(2)}`;
}
