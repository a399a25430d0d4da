/**
 * One question being answered: plain state, plain events, a pure step. The page dispatches and draws; it decides
 * nothing. What each kind does with its events is in `kinds/`.
 */
import type {
  Answer,
  AnswerKey,
  Mode,
  OptionId,
  PatternId,
  PublicQuestion,
  PublicVariant,
  QuestionKind,
  RunResult,
  SealedVariant,
} from '@tenfold/pattern/public';
import type { Confidence } from '../calibration/confidence.ts';
import type { EventId } from '../log/event.ts';

/** A question as it is met in a mode of a pattern: what is done in one mode does not count in another. */
export interface QuestionPlace {
  readonly pattern: PatternId;
  readonly mode: Mode;
  readonly question: PublicQuestion;
}

/** What a task is about. */
export interface TaskContext extends QuestionPlace {
  /** `PublicPattern.contentVersion`. */
  readonly contentVersion: string;
  readonly variant: PublicVariant;
  /** The test or challenge that the question is met in. */
  readonly sitting?: EventId;
  /** Opens `variant.sealed` (`unseal`). Called only when a complete answer is checked. */
  readonly open: () => SealedVariant;
}

/** What is filled in, and the blank that the next chip goes into (from 0; null for choices or when none is active). */
export interface Draft<K extends QuestionKind = QuestionKind> {
  readonly answer: Answer<K>;
  readonly active: number | null;
}

/** `open`: can be answered. `solved` and `spent` (no attempt left): everything is shown, nothing changes. */
export type Phase = 'open' | 'solved' | 'spent';

export interface Score {
  readonly kind: 'right' | 'wrong' | 'incomplete';
  /** By place (one entry where there are none): null where nothing is known. */
  readonly marks: readonly (boolean | null)[];
  /** Null when incomplete. */
  readonly answerKey: AnswerKey | null;
}

export interface TaskState extends Draft {
  readonly phase: Phase;
  readonly hintShown: boolean;
  /** How sure the learner says to be of the first attempt; null where that is not stated. */
  readonly confidence: Confidence | null;
  /** Result of the last check, cleared as soon as the answer changes. */
  readonly score: Score | null;
  /** Blanks that the last check found wrong and that hold the same still: the next chips go there. */
  readonly wrong: readonly number[];
  /** Complete answers already submitted, in order: one attempt each. */
  readonly tried: readonly AnswerKey[];
  /** What each change of the answer changed, for undo. */
  readonly past: readonly (Draft & Pick<TaskState, 'wrong'>)[];
}

/** A question and how far it has come: what a page needs to show it. */
export interface Task {
  readonly context: TaskContext;
  readonly state: TaskState;
}

/** What changes the draft; which of them mean something depends on the question's kind. */
export type EditEvent =
  | { readonly kind: 'pick'; readonly blank: number }
  /** Without a blank: into the active one, else the first empty one, else the last. */
  | { readonly kind: 'place'; readonly option: OptionId; readonly blank?: number }
  | { readonly kind: 'choose'; readonly option: OptionId }
  | { readonly kind: 'clear'; readonly blank: number }
  /** What stands in the field or the editor now. */
  | { readonly kind: 'type'; readonly text: string }
  /** What the hidden check said of `text`, as the page that ran it found. */
  | { readonly kind: 'report'; readonly text: string; readonly result: RunResult };

export type TaskEvent =
  | EditEvent
  | { readonly kind: 'undo' }
  | { readonly kind: 'hint' }
  /** States, changes or (null) takes back how sure the learner is; the first attempt fixes it. */
  | { readonly kind: 'confide'; readonly confidence: Confidence | null }
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
  /** `blanks`: the wrong ones; none where an option is chosen. */
  | { readonly kind: 'wrong'; readonly blanks: readonly number[]; readonly attemptsLeft: number }
  | { readonly kind: 'right' };

/** What the log must keep of a step; `toEvent` makes the event of it. */
export type TaskRecord =
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      readonly right: boolean;
      /** Counts from 1. */
      readonly attempt: number;
      readonly attemptsLeft: number;
      readonly hinted: boolean;
      readonly confidence?: Confidence;
    }
  | { readonly kind: 'hinted' };

export interface TaskStep {
  readonly state: TaskState;
  readonly notice: Notice | null;
  readonly record: TaskRecord | null;
}
