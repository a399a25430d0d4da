/** The challenge in the list of modes: the way in, and the badge or how much of it is there. */
import type { PublicMode, PublicPattern } from '@tenfold/pattern/public';
import { bestChallenge } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';

interface Props {
  path: string;
  pattern: PublicPattern;
  mode: PublicMode;
}

export function ChallengeMode({ path, pattern, mode }: Props) {
  const best = bestChallenge(pattern.id, events.value, Date.now());
  const isBegun = events.value.some((event) => event.mode === 'challenge' && event.pattern === pattern.id);
  return (
    <section class="mode" aria-labelledby="mode-challenge">
      <div class="mode-head">
        <div>
          <h2 id="mode-challenge">{mode.title}</h2>
          <p class="label">
            {mode.minutes} min · {mode.questions.length} problems
          </p>
        </div>
        <a class="button" href={`/${path}/challenge`}>
          {best ? 'See the result' : isBegun ? 'Go on with the challenge' : 'Take the challenge'}
        </a>
      </div>
      <p>{mode.summary}</p>
      <p class="mode-standing">
        {!best
          ? isBegun
            ? 'A challenge is open.'
            : 'Not taken yet.'
          : best.badge
            ? `Badge: ${pattern.title} mastery${best.badge.timed ? ', timed' : ''}.`
            : `At best ${best.right} of ${best.total} solved.`}
      </p>
    </section>
  );
}
