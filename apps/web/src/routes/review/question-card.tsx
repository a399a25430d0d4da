/** A card that asks a question: a fresh variant where there is one, answered once, then graded. */
import type { PublicPattern, PublicQuestion } from '@tenfold/pattern/public';
import { suggestedGrade } from '@tenfold/practice/review';
import { useEffect, useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { questionOf } from '../../content/content.ts';
import { viewOf } from '../../kinds/index.ts';
import { handleKey } from '../../question/question-keys.ts';
import { QuestionText } from '../../question/question-text.tsx';
import { later } from '../../later/later.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useLoad } from '../../later/use-load.ts';
import { type AskedTask, askedTask } from './asked-task.ts';
import { Grades } from './grades.tsx';
import type { ReviewSession, ShownCard } from './review-session.ts';
import { useCard } from './use-card.ts';

const Result = later(async () => (await import('../../question/result.tsx')).Result, 'The proof');
const ConfidenceChoice = later(
  async () => (await import('../../question/confidence-choice.tsx')).ConfidenceChoice,
);
const StepThroughAnswer = later(
  async () => (await import('../../question/step-through-answer.tsx')).StepThroughAnswer,
);

interface Props {
  session: ReviewSession;
  card: ShownCard;
  path: string;
  pattern: PublicPattern;
  /** Of the question. */
  id: string;
}

export function QuestionCard({ session, card, path, pattern, id }: Props) {
  const question = useSignal<PublicQuestion | null>(null);
  const { state, retry } = useLoad(async () => {
    question.value = await questionOf(path, id).load();
  }, id);
  const loaded = question.value;
  const task = useMemo(() => loaded && askedTask(pattern, loaded), [loaded]);
  if (task) return <Asked session={session} card={card} task={task} />;
  return (
    <section class="card card-waits" aria-label="Question">
      {state.value === 'failed' ? (
        <LoadFailed what="This question" onRetry={retry} />
      ) : (
        <p class="label">Loading the question…</p>
      )}
    </section>
  );
}

function Asked({ session, card, task }: { session: ReviewSession; card: ShownCard; task: AskedTask }) {
  const { question } = task.context.value;
  const isShown = task.state.value.phase !== 'open';
  const root = useCard(session, card, {
    isShown,
    show: () => task.reveal(),
    answer: (event, section) => handleKey(event, task, section),
  });
  useEffect(() => void Result.fetch().catch(() => undefined), []);
  const view = viewOf(question.kind);
  return (
    <section ref={root} class="card question" aria-labelledby={`${question.id}-title`}>
      <QuestionText task={task} number={1} of={null} linked={false} />
      {view && (
        <view.Answering task={task}>
          {isShown ? null : (
            <div class="actions">
              <button type="button" class="button main" onClick={() => task.send({ kind: 'check' })}>
                Check
              </button>
              <button type="button" class="button" aria-keyshortcuts="Space" onClick={() => task.reveal()}>
                Show the answer
              </button>
            </div>
          )}
        </view.Answering>
      )}
      {!isShown && (
        <div class="confidence-place">
          <ConfidenceChoice
            chosen={task.state.value.confidence}
            choose={(confidence) => task.send({ kind: 'confide', confidence })}
          />
        </div>
      )}
      {isShown && (
        <section data-answer tabIndex={-1} aria-label="Answer">
          {task.opened.value && <StepThroughAnswer task={task} sealed={task.opened.value} />}
          {task.opened.value && <Result task={task} sealed={task.opened.value} />}
        </section>
      )}
      {isShown && <Grades session={session} card={card} suggested={suggestedGrade(task.state.value)} />}
    </section>
  );
}
