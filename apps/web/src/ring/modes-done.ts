import { MODES, type PublicPattern } from '@tenfold/pattern/public';
import { type LogEvent, modeProgress } from '@tenfold/practice';

/** How far each of the ten modes of a pattern is done, from 0 to 1, for the ring. */
export function modesDone(pattern: PublicPattern, events: readonly LogEvent[]): readonly number[] {
  return MODES.map((name) => {
    const mode = pattern.modes.find((each) => each.mode === name);
    if (!mode || mode.questions.length === 0) return 0;
    if (name === 'test')
      return events.some((event) => event.kind === 'test-finished' && event.pattern === pattern.id) ? 1 : 0;
    const { solved, spent, total } = modeProgress({ pattern: pattern.id, ...mode }, events);
    return (solved + spent) / total;
  });
}
