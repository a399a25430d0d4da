/** The end of a mode that asks no questions: says that it is done, and where to go from there. */
import { MODES, type Mode, type PublicPattern } from '@tenfold/pattern/public';
import { toLogEvent } from '@tenfold/practice';
import { events, record } from '../journal/journal.ts';
import { stamp } from '../journal/stamp.ts';
import { hasPage } from '../routes/routes.ts';
import { say } from '../status/status-line.tsx';
import './mode-end.css';

interface Props {
  /** The pattern's, `pytorch/label-smoothing`. */
  path: string;
  pattern: PublicPattern;
  mode: Mode;
}

export function ModeEnd({ path, pattern, mode }: Props) {
  const isDone = events.value.some(
    (event) => event.kind === 'finished' && event.pattern === pattern.id && event.mode === mode,
  );
  const next = pattern.modes.find(
    (other) => MODES.indexOf(other.mode) > MODES.indexOf(mode) && hasPage(other.mode),
  );
  const finish = () => {
    const place = { pattern: pattern.id, contentVersion: pattern.contentVersion, mode };
    record(toLogEvent(place, { kind: 'finished' }, stamp()));
    say(`Done: ${pattern.modes.find((each) => each.mode === mode)?.title ?? mode}.`);
  };
  return (
    <footer class="mode-end">
      {isDone ? (
        <p class="mode-done">Done.</p>
      ) : (
        <button type="button" class="button main" onClick={finish}>
          Done
        </button>
      )}
      <p class="mode-next">
        {next && (
          <a class={isDone ? 'button main' : 'button'} href={`/${path}/${next.mode}`}>
            Next: {next.title} ({next.minutes} min)
          </a>
        )}
        <a class="button plain" href={`/${path}`}>
          All modes
        </a>
      </p>
    </footer>
  );
}
