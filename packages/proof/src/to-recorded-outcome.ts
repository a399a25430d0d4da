import type { RecordedOutcome } from '@tenfold/pattern';
import type { Outcome } from '@tenfold/runtime';

const MOST_CHARACTERS = 500;
/** Python 3.13 and newer guess at misspelled names; older ones do not, so it is not part of what happened. */
const SUGGESTION = /\.? Did you mean:? '[^']*'\?$/;

/** What is kept of an outcome: its end, what it showed, and the first line of its error without Python's guesses. */
export function toRecordedOutcome(outcome: Outcome): RecordedOutcome {
  const shown = (outcome.shown ?? outcome.stdout).trim();
  return {
    kind: outcome.kind,
    shown: shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS - 1)}…` : shown,
    error:
      outcome.kind === 'raised'
        ? { type: outcome.error.type, message: firstLineOf(outcome.error.message).replace(SUGGESTION, '') }
        : null,
  };
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
