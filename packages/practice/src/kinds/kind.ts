/**
 * What a task asks of a question's kind. Everything else (attempts, hints, undo, grading by key) is the same for
 * all kinds and lives in `task/step.ts`.
 */
import type { Answer, PublicQuestion, PublicVariant, QuestionKind } from '@tenfold/pattern/public';
import type { Draft, EditEvent, Notice } from '../task/task.ts';

export interface Asked<K extends QuestionKind> {
  readonly question: PublicQuestion<K>;
  readonly variant: PublicVariant;
}

export interface Edit<K extends QuestionKind> extends Draft<K> {
  readonly notice: Notice;
}

export interface KindRules<K extends QuestionKind> {
  /** How many blanks chips go into; 0 where an option is chosen. */
  readonly blanks: (question: PublicQuestion<K>) => number;
  /** The answer with nothing filled in. */
  readonly empty: (question: PublicQuestion<K>) => Answer<K>;
  /** The draft after the event; null where the event means nothing: another kind's, an unknown option, no such blank. */
  readonly edit: (asked: Asked<K>, draft: Draft<K>, event: EditEvent) => Edit<K> | null;
}
