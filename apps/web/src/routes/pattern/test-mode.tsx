/** The test in the list of modes: what it holds, and how the learner stands by it. */
import type { PublicMode, PublicPattern } from '@tenfold/pattern/public';
import { strength, testSittings } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';
import { strengthText } from '../test/verdict-text.ts';

interface Props {
  path: string;
  pattern: PublicPattern;
  mode: PublicMode;
}

export function TestMode({ path, pattern, mode }: Props) {
  const stands = strength(pattern.id, events.value);
  const last = testSittings(pattern.id, events.value).at(-1);
  const isOpen = last?.finished === null;
  return (
    <section class="mode" aria-labelledby="mode-test">
      <div class="mode-head">
        <div>
          <h2 id="mode-test">{mode.title}</h2>
          <p class="label">{mode.minutes} min</p>
        </div>
        <a class="button" href={`/${path}/test`}>
          {isOpen ? 'Go on with the test' : stands ? 'See the result' : 'Take the test'}
        </a>
      </div>
      <p>{mode.summary}</p>
      <p class="mode-standing">
        {stands ? `Verdict: ${strengthText(stands)}.` : isOpen ? 'A test is open.' : 'Not taken yet.'}
      </p>
    </section>
  );
}
