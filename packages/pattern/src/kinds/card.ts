/** A card is no question: nothing is answered in it. What it states is proved by its check alone. */
import type { AnswerKey } from '../answer.ts';
import type { AuthoredCard } from '../authored.ts';
import type { Candidate } from './kind.ts';

const HOLDS = 'holds' as AnswerKey;

/** The one program that has to pass. */
export function cardCandidate({ check }: AuthoredCard, prelude: string): Candidate {
  return {
    answer: HOLDS,
    keyed: true,
    records: 'output',
    program: { prelude, code: '', check: check.text },
    runnable: null,
  };
}
