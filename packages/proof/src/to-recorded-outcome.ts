import type { Candidate, RecordedOutcome } from '@tenfold/pattern';
import type { Outcome, PythonError } from '@tenfold/runtime';

const MOST_CHARACTERS = 500;
/** Python 3.13 and newer guess at misspelled names; older ones do not, so it is not part of what happened. */
const SUGGESTION = /\.? Did you mean:? '[^']*'\?$/;

/**
 * What is kept of an outcome: its end, what it showed (or what its check said), and the first line of its error without
 * Python's guesses.
 */
export function toRecordedOutcome(outcome: Outcome, records: Candidate['records']): RecordedOutcome {
  const shown = (records === 'check' ? saidByCheck(outcome) : (outcome.shown ?? outcome.stdout)).trim();
  return {
    kind: outcome.kind,
    shown: shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS - 1)}…` : shown,
    error: outcome.kind === 'raised' ? toRecordedError(outcome.error) : null,
  };
}

/** Class and first line, without Python's guesses. */
export function toRecordedError({ type, message }: PythonError): { type: string; message: string } {
  return { type, message: firstLineOf(message).replace(SUGGESTION, '') };
}

/** The assertion that failed; nothing where all hold. */
function saidByCheck({ check }: Outcome): string {
  if (check?.kind === 'failed') return check.message;
  return check?.kind === 'broken' ? `${check.error.type}: ${check.error.message}` : '';
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
