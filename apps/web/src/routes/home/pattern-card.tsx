import { MODES, type PublicPattern } from '@tenfold/pattern/public';
import { modeProgress } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';
import { Ring } from '../../ring/ring.tsx';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';

export function PatternCard({ path, pattern }: { path: string; pattern: PublicPattern }) {
  const done = MODES.map((name) => {
    const mode = pattern.modes.find((each) => each.mode === name);
    if (!mode) return 0;
    const { solved, spent, total } = modeProgress({ pattern: pattern.id, ...mode }, events.value);
    return (solved + spent) / total;
  });
  return (
    <li class="pattern-card">
      <Ring done={done} />
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
