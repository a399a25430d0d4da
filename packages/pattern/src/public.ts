/**
 * What a learner may see: built field by field by the compiler, never the authored face with fields deleted.
 * The key and everything that gives it away is in `sealed` (see `seal.ts`) until it is opened.
 * The page imports this file and `seal.ts`, and nothing else of the package.
 */
import type { AnswerKey } from './answer.ts';
import type { PublicParts, SealedParts } from './kinds/faces.ts';
import type { RanOn, RecordedOutcome } from './proof.ts';
import type { CodeLine, PublicOption } from './public-option.ts';
import type {
  CardName,
  Level,
  Mode,
  OptionId,
  PatternId,
  QuestionId,
  QuestionKind,
  VariantId,
} from './question.ts';

export * from './public-option.ts';

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

/** What is opened after an answer (of `write`: with it, as its check has to be run). */
export interface SealedBase {
  /** Every answer that was run and what it did. */
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
  /** A runnable program for each answer, under the same key: what Run opens after an answer. None for `order`. */
  readonly programs: Readonly<Record<AnswerKey, string>>;
}

/** With what its kind seals beside that. */
export type SealedOf = { [K in QuestionKind]: SealedBase & { readonly kind: K } & SealedParts[K] };
export type SealedVariant<K extends QuestionKind = QuestionKind> = SealedOf[K];

/** What is known of a question before it is loaded: enough to draw one and to count it. A `PublicQuestion` is one too. */
export interface PublicEntry {
  readonly id: QuestionId;
  readonly kind: QuestionKind;
  readonly title: string;
  readonly level: Level;
  readonly skill: string;
  /** How often it may be answered: in a test once, in a challenge twice, elsewhere as its author says. */
  readonly attempts: number;
  /** The time for it, in a challenge; null elsewhere. */
  readonly seconds: number | null;
  readonly variants: readonly { readonly id: VariantId }[];
}

export interface PublicQuestionBase extends Omit<PublicEntry, 'kind' | 'variants'> {
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

/** `content/<track>/<pattern>/practice.json`: the questions in the order practised, whole. */
export interface PublicPractice {
  readonly questions: readonly PublicQuestion[];
}

/**
 * `content/<track>/<pattern>/<mode>.json` of every other mode with questions: what there is to draw from. Each question
 * of every mode is in `content/<track>/<pattern>/questions/<id>.json`, a `PublicQuestion`.
 */
export interface PublicBank {
  readonly questions: readonly PublicEntry[];
}

/** A flip card: the learner says the answer, turns it, and grades the memory. Its statement was proved by running a check. */
export interface PublicCard {
  readonly id: CardName;
  readonly title: string;
  readonly skill: string;
  /** Safe HTML, as is all below. */
  readonly questionHtml: string;
  readonly answerHtml: string;
  /** The works that the answer cites, in full; null when it cites none. */
  readonly sourceHtml: string | null;
  readonly ranOn: readonly RanOn[];
}

/** `content/<track>/<pattern>/review.json` */
export interface PublicReview {
  readonly cards: readonly PublicCard[];
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
