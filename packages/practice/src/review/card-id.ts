import type { QuestionId } from '@tenfold/pattern/public';
import type { CardId } from '../log/event.ts';

/** The card that is turned over to see its answer. */
export function flipCard(id: string): CardId {
  return `flip:${id}` as CardId;
}

/** The card that asks a fresh variant of a question. */
export function questionCard(id: QuestionId): CardId {
  return `question:${id}` as CardId;
}
