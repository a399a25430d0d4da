/**
 * The rules of answering. `step` gives the next state, what to tell the learner, and what the log must keep; it
 * never throws for anything a learner can do.
 */
import { answerKey, placesOf } from '@tenfold/pattern/public';
import { rulesOf } from '../kinds/index.ts';
import { grade, type GradedScore } from './grade.ts';
import type {
  Draft,
  EditEvent,
  Notice,
  Score,
  TaskContext,
  TaskEvent,
  TaskRecord,
  TaskState,
  TaskStep,
} from './task.ts';

/** The question as it is first met: nothing filled in, all attempts left, the first blank active. */
export function startTask({ question, variant }: Pick<TaskContext, 'question' | 'variant'>): TaskState {
  const rules = rulesOf(question.kind);
  const active = rules.blanks(question) > 0 ? 0 : null;
  const answer = rules.empty({ question, variant });
  return {
    phase: 'open',
    answer,
    active,
    hintShown: false,
    confidence: null,
    score: null,
    wrong: [],
    tried: [],
    past: [],
  };
}

/** What `event` does to the task. Nothing changes any more once it is solved or spent. */
export function step(context: TaskContext, state: TaskState, event: TaskEvent): TaskStep {
  if (state.phase !== 'open') return became(state, null);
  switch (event.kind) {
    case 'pick':
    case 'place':
    case 'choose':
    case 'clear':
    case 'type':
    case 'report':
      return edit(context, state, event);
    case 'undo':
      return undo(state);
    case 'hint':
      return hint(context, state);
    case 'confide':
      return became(state.tried.length === 0 ? { ...state, confidence: event.confidence } : state, null);
    case 'check':
      return check(context, state);
  }
}

/** How many complete answers may still be submitted. */
export function attemptsLeft({ question }: Pick<TaskContext, 'question'>, state: TaskState): number {
  return question.attempts - state.tried.length;
}

function edit(context: TaskContext, state: TaskState, event: EditEvent): TaskStep {
  const edited = rulesOf(context.question.kind).edit(context, state, event);
  if (!edited) return became(state, null);
  const { answer, notice } = edited;
  if (sameAnswer(state, edited)) return became({ ...state, active: edited.active }, notice);
  const before = { answer: state.answer, active: state.active, wrong: state.wrong };
  const [was, is] = [placesOf(state.answer), placesOf(answer)];
  const wrong = state.wrong.filter((blank) => is[blank] === was[blank]);
  const active = edited.active ?? wrong[0] ?? null;
  const told = notice?.kind === 'placed' ? { ...notice, next: active } : notice;
  return became({ ...state, answer, active, score: null, wrong, past: [...state.past, before] }, told);
}

function undo(state: TaskState): TaskStep {
  const before = state.past.at(-1);
  if (!before) return became(state, { kind: 'nothing-to-undo' });
  return became({ ...state, ...before, score: null, past: state.past.slice(0, -1) }, { kind: 'undone' });
}

function hint({ question }: TaskContext, state: TaskState): TaskStep {
  if (question.hintHtml === null) return became(state, null);
  const record = state.hintShown ? null : ({ kind: 'hinted' } as const);
  return became({ ...state, hintShown: true }, { kind: 'hinted' }, record);
}

function check(context: TaskContext, state: TaskState): TaskStep {
  const key = answerKey(state.answer);
  if (key === null) return incomplete(context, state);
  const score = grade(context.open(), state.answer, key);
  return score.kind === 'right' ? right(context, state, score) : wrong(context, state, score);
}

function incomplete(context: TaskContext, state: TaskState): TaskStep {
  const places = placesOf(state.answer);
  const score: Score = { kind: 'incomplete', marks: places.map(() => null), answerKey: null };
  const blank = hasBlanks(context) ? places.indexOf(null) : null;
  return became({ ...state, active: blank, score }, { kind: 'incomplete', blank });
}

function right(context: TaskContext, state: TaskState, score: GradedScore): TaskStep {
  const tried = [...state.tried, score.answerKey];
  const solved: TaskState = { ...state, phase: 'solved', active: null, score, tried };
  return became(solved, { kind: 'right' }, answered(context, solved, true));
}

function wrong(context: TaskContext, state: TaskState, score: GradedScore): TaskStep {
  const key = score.answerKey;
  const marks = hasBlanks(context) ? score.marks : [];
  const blanks = marks.flatMap((mark, blank) => (mark === false ? [blank] : []));
  const marked = { ...state, active: blanks[0] ?? null, score, wrong: blanks };
  if (state.tried.includes(key)) {
    return became(marked, { kind: 'repeated', attemptsLeft: attemptsLeft(context, state) });
  }
  const counted: TaskState = { ...marked, tried: [...state.tried, key] };
  const left = attemptsLeft(context, counted);
  const next: TaskState = left > 0 ? counted : { ...counted, phase: 'spent', active: null };
  return became(next, { kind: 'wrong', blanks, attemptsLeft: left }, answered(context, next, false));
}

function answered(context: TaskContext, state: TaskState, right: boolean): TaskRecord {
  const attempt = state.tried.length;
  return {
    kind: 'answered',
    answer: state.answer,
    right,
    attempt,
    attemptsLeft: attemptsLeft(context, state),
    hinted: state.hintShown,
    ...(attempt === 1 && state.confidence && { confidence: state.confidence }),
  };
}

function hasBlanks({ question }: TaskContext): boolean {
  return rulesOf(question.kind).blanks(question) > 0;
}

function sameAnswer(a: Draft, b: Draft): boolean {
  return JSON.stringify(a.answer) === JSON.stringify(b.answer);
}

function became(state: TaskState, notice: Notice | null, record: TaskRecord | null = null): TaskStep {
  return { state, notice, record };
}
