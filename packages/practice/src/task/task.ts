/**
 * One question being answered: plain state, plain events, a pure step. The page dispatches and draws; it decides
 * nothing. Answers, marks and grading of each kind are in `kinds/`.
 */
import type {
  Answer,
  AnswerKey,
  OptionId,
  PublicQuestion,
  PublicVariant,
  SealedVariant,
} from '@tenfold/pattern/public';

/** `open`: can be answered. `solved` and `spent` (no attempt left): everything is shown. */
export type Phase = 'open' | 'solved' | 'spent';

export interface Score {
  readonly kind: 'right' | 'wrong' | 'incomplete';
  /** By blank (one entry for choices): null where nothing is known. */
  readonly marks: readonly (boolean | null)[];
  /** Null when incomplete. */
  readonly answerKey: AnswerKey | null;
}

export interface TaskState {
  readonly phase: Phase;
  /** What is filled in or chosen now. */
  readonly answer: Answer;
  /** Blank that the next chip goes into, counted from 0; null for choices or when none is active. */
  readonly active: number | null;
  readonly attemptsUsed: number;
  readonly hintShown: boolean;
  /** Result of the last check, cleared as soon as the answer changes. */
  readonly score: Score | null;
  /** Complete answers already submitted, in order. */
  readonly tried: readonly AnswerKey[];
  /** Earlier answers, for undo. */
  readonly past: readonly Answer[];
}

export type TaskEvent =
  | { readonly kind: 'pick'; readonly blank: number }
  | { readonly kind: 'place'; readonly option: OptionId; readonly blank?: number }
  | { readonly kind: 'choose'; readonly option: OptionId }
  | { readonly kind: 'clear'; readonly blank: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'hint' }
  | { readonly kind: 'check' };

/** What happened, for the status line; the page words it. */
export type Notice =
  | { readonly kind: 'picked'; readonly blank: number }
  | {
      readonly kind: 'placed';
      readonly blank: number;
      readonly option: OptionId;
      readonly next: number | null;
    }
  | { readonly kind: 'chosen'; readonly option: OptionId }
  | { readonly kind: 'cleared'; readonly blank: number }
  | { readonly kind: 'undone' }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'hinted' }
  /** The first empty blank, or null where a choice is missing. Costs nothing. */
  | { readonly kind: 'incomplete'; readonly blank: number | null }
  | { readonly kind: 'repeated'; readonly attemptsLeft: number }
  | { readonly kind: 'wrong'; readonly blanks: readonly number[]; readonly attemptsLeft: number }
  | { readonly kind: 'right' };

/** What the log must keep of a step; the caller adds id, time and place. */
export type TaskRecord =
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      readonly right: boolean;
      readonly attempt: number;
      readonly hinted: boolean;
    }
  | { readonly kind: 'hinted' };

export interface TaskStep {
  readonly state: TaskState;
  readonly notice: Notice | null;
  readonly record: TaskRecord | null;
}

/** What a task is about. `sealed` is opened by the caller (`unseal`) only when a complete answer is checked. */
export interface TaskContext {
  readonly question: PublicQuestion;
  readonly variant: PublicVariant;
  readonly open: () => SealedVariant;
}
