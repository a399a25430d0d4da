import type { PublicPattern } from '@tenfold/pattern/public';
import { events } from '../../journal/journal.ts';
import { Ring } from '../../ring/ring.tsx';
import { modesDone } from '../../ring/modes-done.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';

export function PatternCard({ path, pattern }: { path: string; pattern: PublicPattern }) {
  return (
    <li class="pattern-card">
      <Ring done={modesDone(pattern, events.value)} />
      <div>
        <h3>
          <a href={`/${path}`}>{pattern.title}</a>
        </h3>
        <p class="label">
          {pattern.track.title} · {pattern.minutes} min
        </p>
        <div dangerouslySetInnerHTML={trustedHtml(pattern.summaryHtml)} />
      </div>
    </li>
  );
}
