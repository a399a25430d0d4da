/** A page as it is shown: what the compiler made of prose, programs and what was recorded of them. All HTML is safe. */
import type { Json } from './json.ts';
import type { PageMode, ProgramId } from './page.ts';
import type { RanOn } from './proof.ts';
import type { CodeLine } from './public-option.ts';

export interface PublicHeading {
  readonly kind: 'heading';
  readonly depth: 2 | 3;
  /** Names it in the page's address. */
  readonly id: string;
  readonly text: string;
  readonly html: string;
}

export interface PublicCell {
  readonly kind: 'cell';
  readonly id: ProgramId;
  readonly code: readonly CodeLine[];
  /** What it printed when it was recorded. */
  readonly printed: string;
  /** Class and first line of its exception, `ValueError: no`. */
  readonly error: string | null;
  /** What was recorded of its values: the visualize page draws them. Empty on every other page. */
  readonly values: Readonly<Record<string, Json>>;
  /** Data files that it reads, by name with ending. */
  readonly files: readonly string[];
}

export interface PublicFigure {
  readonly kind: 'figure';
  readonly id: ProgramId;
  readonly code: readonly CodeLine[];
  readonly title: string;
  /** The drawing, with its text alternative. */
  readonly html: string;
}

export type PublicPart =
  | { readonly kind: 'prose' | 'note'; readonly html: string }
  | PublicHeading
  | PublicCell
  | PublicFigure;

/** `content/<track>/<pattern>/<mode>.json` of a mode that is a page. */
export interface PublicPage {
  readonly mode: PageMode;
  readonly title: string;
  readonly minutes: number;
  /** As plain text, and as HTML. */
  readonly summary: string;
  readonly summaryHtml: string;
  /** The runtimes that gave what is recorded; they agreed. Empty for a page without programs. */
  readonly ranOn: readonly RanOn[];
  readonly parts: readonly PublicPart[];
}
