/**
 * What a learner may see: built field by field by the compiler, never the authored face with fields deleted.
 * The key and everything that gives it away is in `sealed` (see `seal.ts`) until it is opened.
 * The page imports this file and `seal.ts`, and nothing else of the package.
 */
import type { AnswerKey } from './answer.ts';
import type { PublicParts } from './kinds/faces.ts';
import type { RanOn, RecordedOutcome } from './proof.ts';
import type { Level, Mode, OptionId, PatternId, QuestionId, QuestionKind, VariantId } from './question.ts';

/** A run of characters of highlighted code, or a blank. Styles are CSS classes `tok-<style>`. */
export type CodePiece =
  | { readonly kind: 'text'; readonly text: string; readonly style: TokenStyle | null }
  | { readonly kind: 'blank'; readonly number: number };
export type TokenStyle =
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment'
  | 'function'
  | 'constant'
  | 'parameter'
  | 'punctuation';
export type CodeLine = readonly CodePiece[];

export interface PublicOption {
  readonly id: OptionId;
  /** Shown on the chip or the radio: plain text for chips, prose with inline code as safe HTML for choices. */
  readonly text: string;
  readonly html: string;
  /** A program shown as a block, where the option is more than a line. */
  readonly code: readonly CodeLine[] | null;
}

/** One question with its parameters chosen. */
export interface PublicVariant {
  readonly id: VariantId;
  /** Safe HTML. */
  readonly promptHtml: string;
  readonly code: readonly CodeLine[] | null;
  /** Source text of `code` with blanks as `__1__`: what Run starts from. */
  readonly source: string;
  /** In the order shown (shuffled at build so that the key has no fixed place, unless the author fixes it). */
  readonly options: readonly PublicOption[];
  /** A `SealedVariant` as text: see `seal.ts`. */
  readonly sealed: string;
}

/** What is opened after an answer. */
export interface SealedVariant {
  /** Every possible answer and what running it did. */
  readonly outcomes: Readonly<
    Record<AnswerKey, { readonly passes: boolean; readonly outcome: RecordedOutcome }>
  >;
  /** Safe HTML by option: what choosing it gets wrong. */
  readonly misconceptions: Readonly<Record<OptionId, string>>;
  readonly explanationHtml: string;
  /** Worked solution in numbered steps. */
  readonly solutionHtml: string;
  readonly mistakesHtml: string;
  /** A one-line program that shows the answer, or null. */
  readonly quickCheck: string | null;
  /** A runnable program for each answer, under the same key: what Run opens after an answer. */
  readonly programs: Readonly<Record<AnswerKey, string>>;
}

export interface PublicQuestionBase {
  readonly id: QuestionId;
  readonly title: string;
  readonly level: Level;
  readonly skill: string;
  readonly attempts: number;
  readonly hintHtml: string | null;
  /** Code that runs before the learner's, shown folded; null when there is none. */
  readonly setup: string | null;
  /** How many programs the proof ran for one variant, how many of them pass, and on what. */
  readonly proof: { readonly ran: number; readonly passed: number; readonly ranOn: readonly RanOn[] };
  readonly variants: readonly PublicVariant[];
}

/** With what its kind has beside that. */
export type PublicOf = { [K in QuestionKind]: PublicQuestionBase & { readonly kind: K } & PublicParts[K] };
export type PublicQuestion<K extends QuestionKind = QuestionKind> = PublicOf[K];

export interface PublicMode {
  readonly mode: Mode;
  readonly minutes: number;
  readonly title: string;
  readonly summary: string;
  readonly questions: readonly QuestionId[];
}

/** `content/<track>/<pattern>/pattern.json` */
export interface PublicPattern {
  readonly id: PatternId;
  readonly track: { readonly id: string; readonly title: string };
  readonly title: string;
  readonly minutes: number;
  readonly summaryHtml: string;
  /** Changes when any content changes; goes into every logged event. */
  readonly contentVersion: string;
  /** Helpers that questions share; prepended when a question's code is run. */
  readonly prelude: string;
  readonly modes: readonly PublicMode[];
}

/** `content/<track>/<pattern>/practice.json`: the questions in the order practised. */
export interface PublicPractice {
  readonly questions: readonly PublicQuestion[];
}

/** `content/index.json`: what there is. A pattern's files are in `content/<track>/<pattern>/`. */
export interface PublicIndex {
  readonly tracks: readonly {
    readonly id: string;
    readonly title: string;
    readonly patterns: readonly Pick<
      PublicPattern,
      'id' | 'title' | 'minutes' | 'summaryHtml' | 'contentVersion'
    >[];
  }[];
}
