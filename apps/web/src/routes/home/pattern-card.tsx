import type { PublicPattern } from '@tenfold/pattern/public';
import { modeStanding } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { dueToday } from '../../standing/due-today.ts';
import { Ring } from '../../ring/ring.tsx';
import { modesDone } from '../../ring/modes-done.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';

export function PatternCard({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const facts = { pattern: pattern.id, events: events.value, now: stamp(), due: dueToday.value };
  const standings = pattern.modes.map(({ mode, questions }) => modeStanding({ ...facts, mode, questions }));
  return (
    <li class="pattern-card">
      <Ring done={modesDone(standings)} />
      <div>
        <h3>
          <a href={`/${path}`}>{pattern.title}</a>
        </h3>
        <p class="label">
          {pattern.track.title} · {pattern.minutes} min
        </p>
        <div dangerouslySetInnerHTML={trustedHtml(pattern.summaryHtml)} />
        <ul class="card-modes" aria-label={`Modes of ${pattern.title}`}>
          {pattern.modes.map(({ mode, title }) => (
            <li key={mode}>
              <a href={`/${path}/${mode}`}>{title}</a>
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
