/** What happens is chosen or typed: the rules of `predict`. What is typed is judged by value, against what did happen. */
import { isDescribedBy } from '@tenfold/pattern/public';
import { choiceRules } from './choice.ts';
import type { KindRules } from './kind.ts';

const chosen = choiceRules<'predict'>((option) => ({ kind: 'predict', option }));

/** Longer than anything that is asked for. */
const MOST_CHARACTERS = 2000;

export const predictRules: KindRules<'predict'> = {
  blanks: () => 0,
  empty: (asked) => (asked.question.typed ? { kind: 'predict', text: '' } : chosen.empty(asked)),
  edit(asked, draft, event) {
    if (!asked.question.typed) return chosen.edit(asked, draft, event);
    if (event.kind !== 'type') return null;
    const text = event.text.slice(0, MOST_CHARACTERS);
    return { answer: { kind: 'predict', text }, active: null, notice: null };
  },
  judge(sealed, answer) {
    if (!('text' in answer)) return chosen.judge(sealed, answer);
    return sealed.kind === 'predict' ? isDescribedBy(answer.text, sealed.truth, sealed.tolerance) : null;
  },
  marks: () => [false],
};
