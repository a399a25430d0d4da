/** One of several options is chosen: the rules that `value`, `claim` and `program` share. */
import type { Answer, OptionId } from '@tenfold/pattern/public';
import type { KindRules } from './kind.ts';

export function choiceRules<K extends 'value' | 'claim' | 'program'>(
  toAnswer: (option: OptionId | null) => Answer<K>,
): KindRules<K> {
  return {
    blanks: () => 0,
    empty: () => toAnswer(null),
    edit({ variant }, _draft, event) {
      if (event.kind !== 'choose') return null;
      const { option } = event;
      if (!variant.options.some(({ id }) => id === option)) return null;
      return { answer: toAnswer(option), active: null, notice: { kind: 'chosen', option } };
    },
  };
}
