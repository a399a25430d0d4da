/**
 * The rules of taking a test: what each act of the learner adds to the log. The new state is the fold of the longer
 * log (`testState`). Nothing is told of right and wrong before the end.
 */
import type { Answer } from '@tenfold/pattern/public';
import type { Confidence } from '../calibration/confidence.ts';
import type { RecordOf } from '../log/to-event.ts';
import type { Drawn } from '../progress/variants-shown.ts';
import type { Bank } from '../task/bank.ts';
import type { Tally } from '../verdict/posterior.ts';
import { MOST_QUESTIONS, verdictAfter } from '../verdict/verdict.ts';
import type { TestItem, TestState } from './test-state.ts';
import { checkDraft, testTask } from './test-task.ts';

export type TestRecord = RecordOf<
  | 'test-started'
  | 'test-extended'
  | 'test-answered'
  | 'test-flagged'
  | 'test-moved'
  | 'test-finished'
  | 'answered'
  | 'unanswered'
>;

export type TestAct =
  /** The draft of the question shown, or of another item, counted from 0; complete or not. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly item?: number }
  | { readonly kind: 'confide'; readonly confidence: Confidence | null }
  /** Sets or takes away the flag of the question shown. */
  | { readonly kind: 'flag' }
  /** Turns to an item, counted from 0. */
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'next' }
  | { readonly kind: 'back' }
  /** Gives in all that is not submitted yet, which has to be loaded; what is incomplete counts as not known. */
  | { readonly kind: 'submit' }
  /** Asks the question that `oneMore` has drawn. */
  | { readonly kind: 'extend'; readonly item: Drawn }
  /** Ends an undecided test with the most probable band. */
  | { readonly kind: 'finish' };

/** The records to append, in this order and together; none when the act means nothing in this state. */
export function actInTest(bank: Bank, state: TestState, act: TestAct): readonly TestRecord[] {
  const { phase, at, sitting } = state;
  switch (act.kind) {
    case 'go':
      return turn(state, act.to);
    case 'next':
      return turn(state, at + 1);
    case 'back':
      return turn(state, at - 1);
    case 'submit':
      return phase === 'answering' ? submit(bank, state) : [];
    case 'extend':
      return mayExtend(state) ? [{ kind: 'test-extended', sitting, ...act.item }] : [];
    case 'finish':
      return phase === 'undecided' ? [{ kind: 'test-finished', sitting }] : [];
    case 'answer':
    case 'confide':
    case 'flag':
      return annotate(state, act);
  }
}

/** Whether a question more may be asked at all. */
export function mayExtend({ phase, verdict }: TestState): boolean {
  return phase === 'undecided' && (verdict === null || verdict.kind === 'undecided');
}

function turn({ items, at, sitting, phase }: TestState, to: number): readonly TestRecord[] {
  const item = items[to];
  if (!item || to === at || phase === 'finished') return [];
  return [{ kind: 'test-moved', sitting, ...nameOf(item) }];
}

function annotate(
  { items, at, sitting }: TestState,
  act: Extract<TestAct, { kind: 'answer' | 'confide' | 'flag' }>,
): readonly TestRecord[] {
  const item = items[act.kind === 'answer' ? (act.item ?? at) : at];
  if (!item || item.submitted) return [];
  const about = { sitting, ...nameOf(item) };
  if (act.kind === 'flag') return [{ kind: 'test-flagged', ...about, flagged: !item.flagged }];
  const answer = act.kind === 'answer' ? act.answer : item.answer;
  const confidence = act.kind === 'confide' ? act.confidence : item.confidence;
  if (answer && answer.kind !== item.entry.kind) return [];
  if (confidence === item.confidence && JSON.stringify(answer) === JSON.stringify(item.answer)) return [];
  return [{ kind: 'test-answered', ...about, answer, ...(confidence && { confidence }) }];
}

function submit(bank: Bank, state: TestState): readonly TestRecord[] {
  const { sitting, purpose, items, evidence } = state;
  const open = items.filter(({ submitted }) => !submitted);
  const marks = open.flatMap((item) => {
    const record = toMark(bank, state, item);
    return record ? [{ fresh: item.fresh, record }] : [];
  });
  if (marks.length < open.length) return [];
  const counted = marks.filter(({ fresh }) => fresh);
  const right = counted.filter(({ record }) => record.kind === 'answered' && record.right);
  const after = { right: evidence.right + right.length, asked: evidence.asked + counted.length };
  const records = marks.map(({ record }) => record);
  return purpose === 're-test' || isOver(after, items.length)
    ? [...records, { kind: 'test-finished', sitting }]
    : records;
}

function isOver(evidence: Tally, items: number): boolean {
  return items >= MOST_QUESTIONS || verdictAfter(evidence).kind !== 'undecided';
}

/** Judged as a check in practice would be; null while the question is not loaded. */
function toMark(bank: Bank, state: TestState, item: TestItem): RecordOf<'answered' | 'unanswered'> | null {
  const about = { sitting: state.sitting, ...nameOf(item) };
  const task = testTask(bank, state, item);
  if (!task) return null;
  const record = checkDraft(task)?.record;
  return record?.kind === 'answered' ? { ...record, ...about } : { kind: 'unanswered', ...about };
}

function nameOf({ entry, variant }: TestItem): Drawn {
  return { question: entry.id, variant };
}
