import { isSameText, type PublicCell } from '@tenfold/pattern/public';
import type { Outcome } from '@tenfold/runtime';

/** Did a run do what was recorded of the cell, as the proof compares it: the same end, words equal and numbers nearly so? */
export function isAsRecorded(
  outcome: Outcome,
  { printed, error }: Pick<PublicCell, 'printed' | 'error'>,
): boolean {
  if (outcome.kind !== 'finished' && outcome.kind !== 'raised') return false;
  // Python's guesses at misspelt names are not part of what is recorded.
  const raised =
    outcome.kind === 'raised' ? `${outcome.error.type}: ${outcome.error.message.split('\n')[0] ?? ''}` : null;
  const isSameEnd = error === null ? raised === null : (raised?.startsWith(error) ?? false);
  return isSameEnd && isSameText(outcome.stdout, printed);
}
