import { placesOf } from '@tenfold/pattern/public';
import { type Bank, drawnTask } from '../task/bank.ts';
import { judgeAnswer } from '../task/grade.ts';
import { startTask, step } from '../task/step.ts';
import type { Task, TaskContext, TaskState, TaskStep } from '../task/task.ts';
import type { TestItem, TestState } from './test-state.ts';

/**
 * An item of a test as a task of one attempt. While the test goes on its draft can be edited with `step` (whose
 * `check` and `hint` are not for tests; give each changed answer to `actInTest`). Of a finished test it is solved or
 * spent, with its marks. Null while the question is not loaded.
 */
export function testTask(bank: Bank, test: TestState, item: TestItem): Task | null {
  const drawn = { question: item.entry.id, variant: item.variant };
  const context = drawnTask(bank, drawn, { mode: 'test', sitting: test.sitting, attempts: 1 });
  if (!context) return null;
  const draft = draftOf(context, item);
  if (test.phase !== 'finished') return { context, state: draft };
  const spent: TaskState = { ...draft, phase: 'spent', active: null };
  return { context, state: checkDraft({ context, state: draft })?.state ?? spent };
}

/** The draft checked as in practice; null where it is not complete, or no answer to the question as it is now. */
export function checkDraft({ context, state }: Task): TaskStep | null {
  const isJudged = judgeAnswer(context.open(), state.answer) !== null;
  return isJudged ? step(context, state, { kind: 'check' }) : null;
}

/** An answer of which an option has gone from the content since is as if it had not been given. */
function draftOf(context: TaskContext, { answer, confidence }: TestItem): TaskState {
  const start = startTask(context);
  const known = new Set(context.variant.options.map(({ id }) => id));
  const places = answer ? placesOf(answer) : [];
  if (answer === null || places.some((option) => option !== null && !known.has(option))) {
    return { ...start, confidence };
  }
  const empty = places.indexOf(null);
  const active = start.active === null || empty === -1 ? null : empty;
  return { ...start, answer, active, confidence };
}
