/**
 * What a task asks of a question's kind. Everything else (attempts, hints, undo, what is recorded) is the same for
 * all kinds and lives in `task/step.ts`.
 */
import type {
  Answer,
  PublicQuestion,
  PublicVariant,
  QuestionKind,
  SealedVariant,
} from '@tenfold/pattern/public';
import type { Draft, EditEvent, Notice } from '../task/task.ts';

export interface Asked<K extends QuestionKind> {
  readonly question: PublicQuestion<K>;
  readonly variant: PublicVariant;
}

export interface Edit<K extends QuestionKind> extends Draft<K> {
  /** Null where the learner sees what happened: typing is not commented. */
  readonly notice: Notice | null;
}

export interface KindRules<K extends QuestionKind> {
  /** How many places chips or lines go into; 0 where an option is chosen or something is typed. */
  readonly blanks: (question: PublicQuestion<K>) => number;
  /** The answer as the learner finds it. */
  readonly empty: (asked: Asked<K>) => Answer<K>;
  /** The draft after the event; null where the event means nothing: another kind's, an unknown option, no such blank. */
  readonly edit: (asked: Asked<K>, draft: Draft<K>, event: EditEvent) => Edit<K> | null;
  /** Is a complete answer right? Null where the question as it is now has no such answer. */
  readonly judge: (sealed: SealedVariant, answer: Answer<K>) => boolean | null;
  /** By place of a wrong answer: true where it is as in a right one near to it, null where that says nothing. */
  readonly marks: (sealed: SealedVariant, answer: Answer<K>) => readonly (boolean | null)[];
}
