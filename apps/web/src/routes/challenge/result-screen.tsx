/** The end of a challenge: the badge or how much of it is there, a text to share, every answer, and another try. */
import { bestChallenge, type ChallengeState, challengeResult, shareText } from '@tenfold/practice';
import { ReliabilityDiagram } from '../../calibration/reliability-diagram.tsx';
import { events } from '../../journal/journal.ts';
import { AnsweredQuestion } from '../../question/answered-question.tsx';
import { say } from '../../status/status-line.tsx';
import { useArrival } from '../test/use-arrival.ts';
import { Badge } from './badge.tsx';
import type { ChallengeSession } from './challenge-session.ts';
import { wordsOf } from './progress.tsx';
import { StartForm } from './start-form.tsx';

interface Props {
  session: ChallengeSession;
  state: ChallengeState;
  /** The pattern's, `pytorch/label-smoothing`. */
  path: string;
}

export function ResultScreen({ session, state, path }: Props) {
  const heading = useArrival<HTMLHeadingElement>();
  const result = challengeResult(state);
  if (!result) return null;
  const { right, total, atFirst, badge } = result;
  const { title, id } = session.pattern;
  const best = bestChallenge(id, events.value, Date.now());
  const missed = total - right;
  return (
    <section aria-labelledby="result-title">
      <div class="challenge-result">
        <Badge problems={state.problems} />
        <div>
          <h2 id="result-title" ref={heading} tabIndex={-1}>
            {badge ? `${title} mastery${badge.timed ? ', timed' : ''}` : `${right} of ${total} solved`}
          </h2>
          <p>
            {badge
              ? `All ${total} solved, ${atFirst} of them at the first attempt.`
              : `The badge is for all ${total}. ${atFirst} ${atFirst === 1 ? 'was' : 'were'} right at the first attempt.`}
            {missed > 0 &&
              ` ${missed === 1 ? 'The one you missed comes' : `The ${missed} you missed come`} again in the review.`}
            {!badge && best?.badge && ' You hold the badge from before.'}
          </p>
          <div class="actions">
            {missed > 0 && (
              <a class="button" href={`/${path}/review`}>
                To the review
              </a>
            )}
            <a class="button" href={`/${path}`}>
              To the overview
            </a>
          </div>
        </div>
      </div>
      <Share text={shareText(state, { title, url: `${location.origin}/${path}/challenge` })} />
      <h3>Your answers</h3>
      {state.problems.map((problem, index) => (
        <AnsweredQuestion
          key={`${state.sitting} ${problem.entry.id}`}
          number={index + 1}
          title={problem.entry.title}
          words={`${problem.entry.level} · ${wordsOf(problem)}`}
          passes={problem.status === 'right'}
          taskOf={() => session.taskOf(problem)}
          isLoaded={true}
        />
      ))}
      <ReliabilityDiagram />
      <h3>Once more</h3>
      <StartForm session={session} again />
    </section>
  );
}

function Share({ text }: { text: string }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied. It tells how it went, and nothing of what was asked.');
    } catch {
      say('The browser did not allow copying. Select the text and copy it.');
    }
  };
  return (
    <figure class="share">
      <figcaption class="label">To share</figcaption>
      <pre>{text}</pre>
      <button type="button" class="button" onClick={() => void copy()}>
        Copy
      </button>
    </figure>
  );
}
