import type { PatternId, PublicQuestion, PublicVariant, SealedVariant } from '@tenfold/pattern/public';
import type { EventOf, LogEvent } from '../log/event.ts';
import { isAboutQuestion, type QuestionEvent } from '../log/question-event.ts';
import { nextVariant } from '../progress/next-variant.ts';
import { resumeTask } from '../task/resume-task.ts';
import type { Task, TaskContext, TaskState } from '../task/task.ts';
import { questionCard } from './card-id.ts';
import type { Grade } from './grade.ts';
import { reviewsIn } from './schedule.ts';

export interface ReviewContext {
  readonly pattern: PatternId;
  /** `PublicPattern.contentVersion`. */
  readonly contentVersion: string;
  /** Opens `variant.sealed` (`unseal`). */
  readonly open: (question: PublicQuestion, variant: PublicVariant) => SealedVariant;
}

/**
 * The card of a question as a task of one attempt, on a variant not met before where there is one. Until the card is
 * graded the variant and what was answered stay, over a reload and after the grade was undone. `unanswered` in the
 * log (the learner wants to see the answer) makes it spent.
 */
export function reviewTask(
  context: ReviewContext,
  question: PublicQuestion,
  events: readonly LogEvent[],
): Task {
  const since = sinceGraded(context, question, events);
  const shown = question.variants.find(({ id }) => id === since.at(-1)?.variant);
  const variant = shown ?? nextVariant({ pattern: context.pattern, question }, events);
  const task: TaskContext = {
    pattern: context.pattern,
    contentVersion: context.contentVersion,
    mode: 'review',
    question: { ...question, attempts: 1, hintHtml: null },
    variant,
    open: () => context.open(question, variant),
  };
  const state = resumeTask(task, since);
  const revealed = since.some((event) => event.kind === 'unanswered' && event.variant === variant.id);
  const isSpent = revealed && state.phase === 'open';
  return { context: task, state: isSpent ? { ...state, phase: 'spent', active: null } : state };
}

/** The grade that an answered card suggests; the learner decides. Null before there is an answer. */
export function suggestedGrade({ phase }: TaskState): Grade | null {
  if (phase === 'open') return null;
  return phase === 'solved' ? 3 : 1;
}

/** What was done with the question in reviews since its card was last graded. */
function sinceGraded(
  { pattern }: ReviewContext,
  question: PublicQuestion,
  events: readonly LogEvent[],
): readonly QuestionEvent[] {
  const card = questionCard(question.id);
  const isGrade = (review: EventOf<'reviewed'>) => review.pattern === pattern && review.card === card;
  const graded = reviewsIn(events).findLast(isGrade);
  const after = graded ? events.slice(events.indexOf(graded) + 1) : events;
  return after
    .filter((event): event is QuestionEvent => isAboutQuestion({ pattern, question }, event))
    .filter(({ mode }) => mode === 'review');
}
