/** What a learner may see of code and of an option. */
import type { OptionId } from './question.ts';

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
