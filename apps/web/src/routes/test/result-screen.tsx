/** The end of a test: the verdict and what it rests on, where the gaps are, every answer, and what to do next. */
import { type Group, retestFrom, testResult, type TestResult, type TestState } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { ReliabilityDiagram } from '../../calibration/reliability-diagram.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { Answers } from './answers.tsx';
import { foldSingles } from './fold-singles.ts';
import { PastTests } from './past-tests.tsx';
import { PosteriorPicture } from './posterior-picture.tsx';
import type { TestSession } from './test-session.ts';
import { useArrival } from './use-arrival.ts';
import { evidenceSentence, verdictSentence } from './verdict-text.ts';

interface Props {
  session: TestSession;
  test: TestState;
  /** The pattern's page. */
  path: string;
  onBegin: (purpose: TestState['purpose']) => void;
}

export function ResultScreen({ session, test, path, onBegin }: Props) {
  const heading = useArrival<HTMLHeadingElement>();
  const { state, retry } = useLoad(session.loadDrawn, test.sitting);
  const bank = session.bank.value;
  const result = bank && testResult(bank, events.value, test.sitting);
  if (!result) return null;
  const { title } = session.pattern;
  const { verdict } = test;
  return (
    <section aria-labelledby="result-title">
      <h2 id="result-title" ref={heading} tabIndex={-1}>
        {verdict ? verdictSentence(title, verdict) : 'No verdict: you had met all of these questions before.'}
      </h2>
      {verdict && (
        <>
          <p>{evidenceSentence(verdict)}</p>
          <PosteriorPicture verdict={verdict} />
        </>
      )}
      {result.repeats > 0 && verdict && (
        <p class="label">{result.repeats} were not new to you, and did not count.</p>
      )}
      <Next {...{ session, result, path, onBegin }} />
      <Groups name="level" groups={result.byLevel} />
      <Groups name="skill" groups={foldSingles(result.bySkill)} />
      <PastTests pattern={session.pattern.id} least={2} />
      <ReliabilityDiagram />
      {state.value === 'failed' && <LoadFailed what="What you were asked" onRetry={retry} />}
      <Answers session={session} test={test} />
    </section>
  );
}

interface NextProps {
  session: TestSession;
  result: TestResult;
  path: string;
  onBegin: Props['onBegin'];
}

function Next({ session, result: { bySkill, missed }, path, onBegin }: NextProps) {
  const retest = retestFrom(session.pattern.id, events.value, stamp());
  const gaps = bySkill.filter(({ right, asked }) => right < asked);
  const where =
    gaps.length > 4
      ? 'Much is missing'
      : `Most is missing in ${gaps
          .slice(0, 2)
          .map(({ name }) => name)
          .join(' and ')}`;
  return (
    <>
      <h3>What next</h3>
      <p>
        {gaps.length > 0
          ? `${where}: read the ${missed.length === 1 ? 'solution' : `${missed.length} solutions`} below, then practise. What you missed is noted for the review.`
          : 'Nothing was missed.'}
        {retest === 'later' && ' On another day, a re-test of six fresh questions can confirm "strong".'}
        {retest === 'now' && ' It is another day: six fresh questions can confirm "strong".'}
      </p>
      <div class="actions">
        {retest === 'now' && (
          <button type="button" class="button main" onClick={() => onBegin('re-test')}>
            Begin the re-test
          </button>
        )}
        <a class={retest === 'now' ? 'button' : 'button main'} href={`${path}/practice`}>
          Practise
        </a>
        <button type="button" class="button" onClick={() => onBegin('test')}>
          Test again
        </button>
      </div>
    </>
  );
}

function Groups({ name, groups }: { name: string; groups: readonly Group[] }) {
  return (
    <table class="test-groups">
      <caption>By {name}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">right</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.name}>
            <th scope="row">{group.name}</th>
            <td>
              {group.right} of {group.asked}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
