/** The registry of question kinds: one line a kind, and a missing one does not compile. */
import type { QuestionKind } from '@tenfold/pattern/public';
import { blankRules } from './blanks.ts';
import { choiceRules } from './choice.ts';
import type { KindRules } from './kind.ts';
import { orderRules } from './order.ts';
import { predictRules } from './predict.ts';
import { writeRules } from './write.ts';

const KINDS: { readonly [K in QuestionKind]: KindRules<K> } = {
  fill: blankRules<'fill'>({
    blanks: () => 1,
    repeats: () => false,
    toAnswer: ([blank = null]) => ({ kind: 'fill', blank }),
  }),
  'fill-many': blankRules<'fill-many'>({
    blanks: (question) => question.blanks,
    repeats: (question) => question.repeats,
    toAnswer: (blanks) => ({ kind: 'fill-many', blanks }),
  }),
  value: choiceRules<'value'>((option) => ({ kind: 'value', option })),
  claim: choiceRules<'claim'>((option) => ({ kind: 'claim', option })),
  program: choiceRules<'program'>((option) => ({ kind: 'program', option })),
  order: orderRules,
  predict: predictRules,
  write: writeRules,
};

export function rulesOf<K extends QuestionKind>(kind: K): KindRules<K> {
  return KINDS[kind];
}
