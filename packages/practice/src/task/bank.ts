/**
 * The questions of a mode that draws them (test, challenge): what there is to draw from is known at once, a question
 * itself only when it is loaded.
 */
import type {
  Mode,
  PatternId,
  PublicEntry,
  PublicQuestion,
  PublicVariant,
  QuestionId,
  SealedVariant,
} from '@tenfold/pattern/public';
import type { EventId } from '../log/event.ts';
import type { Drawn } from '../progress/variants-shown.ts';
import type { TaskContext } from './task.ts';

export interface Bank {
  readonly pattern: PatternId;
  /** `PublicPattern.contentVersion`. */
  readonly contentVersion: string;
  readonly entries: readonly PublicEntry[];
  /** Those loaded so far: all that were drawn have to be before one is answered or submitted. */
  readonly loaded: ReadonlyMap<QuestionId, PublicQuestion>;
  /** Opens `variant.sealed` (`unseal`). Called only when an answer is judged. */
  readonly open: (question: PublicQuestion, variant: PublicVariant) => SealedVariant;
}

/** A drawn variant as it is met in a sitting, without its hint; null while its question is not loaded. */
export function drawnTask(
  bank: Bank,
  drawn: Drawn,
  place: { readonly mode: Mode; readonly sitting: EventId; readonly attempts: number },
): TaskContext | null {
  const question = bank.loaded.get(drawn.question);
  const variant = question?.variants.find(({ id }) => id === drawn.variant);
  if (!question || !variant) return null;
  return {
    pattern: bank.pattern,
    contentVersion: bank.contentVersion,
    mode: place.mode,
    question: { ...question, attempts: place.attempts, hintHtml: null },
    variant,
    sitting: place.sitting,
    open: () => bank.open(question, variant),
  };
}
