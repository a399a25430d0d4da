import { MODES } from '@tenfold/pattern/public';
import type { ModeStanding } from '@tenfold/practice';

/** How far each of the ten modes of a pattern is done, from 0 to 1, for the ring. */
export function modesDone(standings: readonly ModeStanding[]): readonly number[] {
  return MODES.map((name) => {
    const standing = standings.find(({ mode }) => mode === name);
    if (!standing || standing.kind === 'new') return 0;
    if (standing.kind === 'done') return 1;
    const { progress } = standing;
    return progress && progress.total > 0 ? progress.done / progress.total : 0.5;
  });
}
