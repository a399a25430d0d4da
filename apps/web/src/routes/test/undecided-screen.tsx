/** All is submitted and no band is probable enough: one question more, or the end. */
import type { TestState } from '@tenfold/practice';
import { useSignal } from '@preact/signals';
import { PosteriorPicture } from './posterior-picture.tsx';
import type { TestSession } from './test-session.ts';
import { useArrival } from './use-arrival.ts';
import { percent } from './verdict-text.ts';

export function UndecidedScreen({ session, test }: { session: TestSession; test: TestState }) {
  const heading = useArrival<HTMLHeadingElement>();
  const hasMore = useSignal(true);
  const { verdict, items } = test;
  const more = () => {
    hasMore.value = session.more();
  };
  return (
    <section class="test-panel" aria-labelledby="undecided-title">
      <h2 id="undecided-title" ref={heading} tabIndex={-1}>
        Not decided yet
      </h2>
      <p>
        {verdict
          ? `After ${items.length} questions the most likely is "${verdict.band}", with a probability of ${percent(verdict.chance)}. That is too little to say so.`
          : 'You had met all of these before, so they say nothing new.'}{' '}
        {hasMore.value ? 'One question more may tell.' : 'There is no fresh question left to ask.'}
      </p>
      {verdict && <PosteriorPicture verdict={verdict} />}
      <div class="actions">
        {hasMore.value && (
          <button type="button" class="button main" onClick={more}>
            One question more
          </button>
        )}
        <button type="button" class="button" onClick={() => session.act({ kind: 'finish' })}>
          End with what is known
        </button>
      </div>
    </section>
  );
}
