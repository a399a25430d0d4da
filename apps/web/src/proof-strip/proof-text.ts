/** The words of a proof: what it ran on, how many programs, what each did. */
import type { PublicQuestion, QuestionKind, RecordedOutcome } from '@tenfold/pattern/public';

/** What was run, by kind; options where there is no better word. */
const COUNTED: ReadonlyMap<QuestionKind, string> = new Map([
  ['fill-many', 'fillings'],
  ['order', 'orders'],
  ['write', 'programs'],
]);

/** `4 options, 1 passes` */
export function countText({ kind, proof: { ran, passed } }: PublicQuestion): string {
  return `${ran} ${COUNTED.get(kind) ?? 'options'}, ${passed} ${passed === 1 ? 'passes' : 'pass'}`;
}

/** One line for the outcome, without markup. */
export function outcomeText({ kind, shown, error }: RecordedOutcome): string {
  if (kind === 'raised') return error ? `${error.type}: ${error.message}` : 'raised an exception';
  if (kind === 'timed-out') return 'still running when its time was up';
  if (kind === 'interrupted') return 'stopped before its end';
  return shown === '' ? 'ran, printed nothing' : shown;
}
