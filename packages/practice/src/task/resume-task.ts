/**
 * From the log back to a task, by taking the steps again, so that a reload restores what the live task held:
 * attempts used, the last answer with its marks, the hint. What was filled in but never checked is not logged.
 */
import type { Answered, LogEvent } from '../log/event.ts';
import { isAboutQuestion, type QuestionEvent } from '../log/question-event.ts';
import { judgeAnswer } from './grade.ts';
import { startTask, step } from './step.ts';
import type { TaskContext, TaskState } from './task.ts';

/**
 * The task as `events` (of any questions, in log order) left it. An answer counts only while the proof still says
 * of it what it said then: after the content changed, a learner does not lose an attempt to an option that is gone.
 */
export function resumeTask(context: TaskContext, events: readonly LogEvent[]): TaskState {
  const start = startTask(context);
  return events.reduce((state, event) => {
    if (!isAbout(context, event)) return state;
    if (event.kind === 'restarted') return start;
    if (event.variant !== context.variant.id) return state;
    if (event.kind === 'hinted') return step(context, state, { kind: 'hint' }).state;
    if (event.kind === 'answered' && stillHolds(context, event)) return answerAgain(context, state, event);
    return state;
  }, start);
}

function isAbout(context: TaskContext, event: LogEvent): event is QuestionEvent {
  return isAboutQuestion(context, event) && event.mode === context.mode && event.sitting === context.sitting;
}

function stillHolds({ question, open }: TaskContext, { answer, right }: Answered): boolean {
  return answer.kind === question.kind && judgeAnswer(open(), answer) === right;
}

function answerAgain(context: TaskContext, state: TaskState, event: Answered): TaskState {
  const { answer, confidence = state.confidence } = event;
  if (state.phase !== 'open') return state;
  return step(context, { ...state, answer, confidence }, { kind: 'check' }).state;
}
