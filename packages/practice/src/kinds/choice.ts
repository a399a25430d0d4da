/** One of several options is chosen: the rules that `value`, `claim`, `program` and `predict` share. */
import type { Answer, OptionId } from '@tenfold/pattern/public';
import type { KindRules } from './kind.ts';
import { judgeByProof } from './proved.ts';

export function choiceRules<K extends 'value' | 'claim' | 'program' | 'predict'>(
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
    judge: judgeByProof,
    marks: () => [false],
  };
}
