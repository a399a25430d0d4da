import { placesOf } from '@tenfold/pattern/public';
import { startTask, step } from '../task/step.ts';
import type { Task, TaskContext, TaskState } from '../task/task.ts';
import type { TestContext, TestItem, TestState } from './test-state.ts';

/**
 * An item of a test as a task of one attempt. While the test goes on its draft can be edited with `step` (whose
 * `check` and `hint` are not for tests; give each changed answer to `actInTest`). Of a finished test it is solved or
 * spent, with its marks.
 */
export function testTask(context: TestContext, test: TestState, item: TestItem): Task {
  const task = toContext(context, test, item);
  const draft = draftOf(task, item);
  if (test.phase !== 'finished') return { context: task, state: draft };
  const spent: TaskState = { ...draft, phase: 'spent', active: null };
  return { context: task, state: item.complete ? step(task, draft, { kind: 'check' }).state : spent };
}

function toContext(
  context: TestContext,
  { sitting }: TestState,
  { question, variant }: TestItem,
): TaskContext {
  return {
    pattern: context.pattern,
    contentVersion: context.contentVersion,
    mode: 'test',
    question: { ...question, attempts: 1, hintHtml: null },
    variant,
    sitting,
    open: () => context.open(question, variant),
  };
}

function draftOf(task: TaskContext, { answer, confidence }: TestItem): TaskState {
  const start = startTask(task);
  if (answer === null) return { ...start, confidence };
  const empty = placesOf(answer).indexOf(null);
  const active = start.active === null || empty === -1 ? null : empty;
  return { ...start, answer, active, confidence };
}
