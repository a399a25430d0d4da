/** The ways in: for one who begins the test or the first page; then what is best done next, and why. */
import type { Mode, PublicPattern } from '@tenfold/pattern/public';
import type { PatternStanding } from '@tenfold/practice';
import { hasPage } from '../routes.ts';
import { nextText } from './next-text.ts';

interface Props {
  path: string;
  pattern: PublicPattern;
  standing: PatternStanding;
}

export function NextStep({ path, pattern, standing: { next, modes } }: Props) {
  const titleOf = (mode: Mode) => pattern.modes.find((each) => each.mode === mode)?.title ?? mode;
  if (next === null) return <p class="ways-in">All is done, and nothing is due. The review will call.</p>;
  if (next.reason.kind === 'start' || modes.every(({ kind }) => kind === 'new')) {
    return <WaysIn path={path} pattern={pattern} />;
  }
  const { why, button } = nextText(next, titleOf);
  return (
    <div class="ways-in">
      <a class="button main" href={`/${path}/${next.mode}`}>
        {button}
      </a>
      <p>
        <b>Next: {titleOf(next.mode).toLowerCase()}.</b> {why}
      </p>
    </div>
  );
}

function WaysIn({ path, pattern }: Pick<Props, 'path' | 'pattern'>) {
  const hasTest = pattern.modes.some(({ mode }) => mode === 'test');
  const start = hasPage('learn') ? 'learn' : 'practice';
  return (
    <p class="ways-in">
      {hasTest && (
        <a class="button main" href={`/${path}/test`}>
          Test this pattern (recommended)
        </a>
      )}
      <a class={hasTest ? 'button' : 'button main'} href={`/${path}/${start}`}>
        Start learning
      </a>
    </p>
  );
}
