/** One problem: while it is open the clock, the answering and the buttons; then what was right, and the way on. */
import type { ChallengeState } from '@tenfold/practice';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { viewOf } from '../../kinds/index.ts';
import { AttemptsLeft } from '../../question/attempts-left.tsx';
import { ConfidenceChoice } from '../../question/confidence-choice.tsx';
import { QuestionText } from '../../question/question-text.tsx';
import { Result } from '../../question/result.tsx';
import { StepThroughAnswer } from '../../question/step-through-answer.tsx';
import { useQuestionKeys } from '../../question/use-question-keys.ts';
import { say } from '../../status/status-line.tsx';
import type { RecordedTask } from '../../task/recorded-task.ts';
import { arriveAt } from '../test/use-arrival.ts';
import type { ChallengeSession } from './challenge-session.ts';
import { Countdown } from './countdown.tsx';
import { StartProblem } from './start-problem.tsx';

interface Props {
  session: ChallengeSession;
  state: ChallengeState;
  /** Which problem, from 0. */
  index: number;
  /** Leaves the problem, which has ended. */
  onLeave: () => void;
}

export function ProblemScreen({ session, state, index, onLeave }: Props) {
  const root = useRef<HTMLElement>(null);
  const problem = state.problems[index];
  const status = problem?.status ?? 'waiting';
  const task = useMemo(() => (problem ? session.taskOf(problem) : null), [state.sitting, index, status]);
  const isChecking = task?.isChecking.value ?? false;
  useEffect(() => session.settle(), [isChecking]);
  useQuestionKeys(root, task);
  useEffect(() => {
    if (root.current && task) arriveAt(root.current.querySelector('h2'));
  }, [task]);
  useEffect(() => {
    if (status === 'open') return;
    if (status === 'expired') say('This problem is over. What works is below.');
    const outcome = root.current?.querySelector<HTMLElement>('[data-end]');
    outcome?.focus({ preventScroll: true });
    outcome?.scrollIntoView({ block: 'nearest' });
  }, [status]);
  const view = problem && viewOf(problem.entry.kind);
  if (!problem || !task || !view) return <p>This problem is no longer there.</p>;
  const isOpen = status === 'open';
  return (
    <>
      {isOpen && <Countdown session={session} problem={problem} />}
      <section
        ref={root}
        class="question"
        aria-labelledby={`${problem.entry.id}-title`}
        data-score={task.state.value.score?.kind}
      >
        <QuestionText task={task} number={index + 1} of={state.problems.length} linked={false} />
        <view.Answering task={task}>
          {isOpen ? <ProblemActions session={session} task={task} /> : null}
        </view.Answering>
        {isOpen && task.state.value.tried.length === 0 && (
          <ConfidenceChoice
            chosen={task.state.value.confidence}
            choose={(confidence) => task.send({ kind: 'confide', confidence })}
          />
        )}
        <div class="problem-end" {...(isOpen ? {} : { 'data-end': '', tabIndex: -1 })}>
          {status === 'expired' && <p>{problem.attempts > 0 ? 'Not solved.' : 'Not answered.'}</p>}
          {task.opened.value && !isOpen && <StepThroughAnswer task={task} sealed={task.opened.value} />}
          {task.opened.value && <Result task={task} sealed={task.opened.value} />}
        </div>
      </section>
      {!isOpen && <Onward {...{ session, state, onLeave }} />}
    </>
  );
}

function ProblemActions({ session, task }: { session: ChallengeSession; task: RecordedTask }) {
  const isChecking = task.isChecking.value;
  return (
    <div class="actions">
      <button
        type="button"
        class="button main"
        aria-disabled={isChecking}
        onClick={() => task.send({ kind: 'check' })}
      >
        {isChecking ? 'Checking' : 'Check'}
      </button>
      {task.context.value.question.kind !== 'write' && (
        <button type="button" class="button" onClick={() => task.send({ kind: 'undo' })}>
          Undo
        </button>
      )}
      <button
        type="button"
        class="button plain"
        aria-disabled={isChecking}
        onClick={() => !isChecking && session.act({ kind: 'give-up' })}
      >
        Give up
      </button>
      <AttemptsLeft task={task} />
    </div>
  );
}

/** After a problem: the next one, or the result. */
function Onward({ session, state, onLeave }: Omit<Props, 'index'>) {
  if (state.phase !== 'finished') return <StartProblem session={session} state={state} onStart={onLeave} />;
  return (
    <div class="start-problem">
      <button type="button" class="button main" onClick={onLeave}>
        See the result
      </button>
    </div>
  );
}
