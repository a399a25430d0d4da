/** Rules about options that several kinds share. */
import type { AuthoredOption } from '../authored.ts';
import type { Report } from '../diagnostics.ts';

/** Reports every option whose text is not one piece of `code`. */
export function requireCodeLabels(options: readonly AuthoredOption[], reason: string, report: Report): void {
  for (const option of options) {
    if (!isCode(option)) {
      report('option-not-code', option.at, { reason, remedy: 'Put its text into `backticks`.' });
    }
  }
}

/** Is the label one piece of `code` and nothing else? */
export function isCode(option: AuthoredOption): boolean {
  const [paragraph] = option.label.nodes;
  if (paragraph?.type !== 'paragraph') return false;
  const [only, second] = paragraph.children;
  return only?.type === 'inlineCode' && second === undefined;
}

/** What holds for kinds whose options are all there to choose from. */
export const SHOWN_OPTIONS = {
  without: [],
  fewestOptions: 2,
  showsOptions: () => true,
  listingOf: ({ block }: AuthoredOption) => (block?.shown ? block.text : null),
} as const;
