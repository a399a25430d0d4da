import type { OptionId } from '@tenfold/pattern/public';

/** A, B, C, … in the order shown: what the keys are called. */
export function letterOf(option: OptionId, options: readonly { readonly id: OptionId }[]): string {
  return String.fromCharCode(65 + options.findIndex(({ id }) => id === option));
}
