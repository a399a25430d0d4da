/**
 * Outcomes by answer, with what is equal said once: 120 orders of five lines did perhaps six different things. Answers are
 * written as numbers of their options, as ids would be most of the text.
 */
import type { AnswerKey } from './answer.ts';
import { keyOf, optionsIn } from './option-keys.ts';
import type { SealedBase } from './public.ts';
import type { OptionId } from './question.ts';

type Outcomes = SealedBase['outcomes'];

export interface PackedOutcomes {
  readonly options: readonly OptionId[];
  readonly groups: readonly (Outcomes[AnswerKey] & {
    /** Answers joined by spaces; each the numbers of its options, joined by commas. */
    readonly answers: string;
  })[];
}

export function packOutcomes(outcomes: Outcomes): PackedOutcomes {
  const answers = Object.entries(outcomes) as [AnswerKey, Outcomes[AnswerKey]][];
  const options = [...new Set(answers.flatMap(([answer]) => optionsIn(answer)))];
  const numbers = new Map(options.map((option, number) => [option, number]));
  const groups = groupEqual(answers, ([, outcome]) => outcome).map(({ value, members }) => ({
    ...value,
    answers: members
      .map(([answer]) =>
        optionsIn(answer)
          .map((option) => numbers.get(option))
          .join(','),
      )
      .join(' '),
  }));
  return { options, groups };
}

/** The same outcomes, though not in the same order. */
export function unpackOutcomes({ options, groups }: PackedOutcomes): Outcomes {
  const optionOf = (number: string) => options[Number(number)] ?? ('' as OptionId);
  return Object.fromEntries(
    groups.flatMap(({ answers, ...outcome }) =>
      answers.split(' ').map((answer) => [keyOf(answer.split(',').map(optionOf)), outcome]),
    ),
  );
}

/** `items` by what `valueOf` gives, in the order in which each value comes first. */
export function groupEqual<T, V>(items: readonly T[], valueOf: (item: T) => V) {
  const groups = new Map<string, { readonly value: V; readonly members: T[] }>();
  for (const item of items) {
    const value = valueOf(item);
    const name = JSON.stringify(value);
    const group = groups.get(name) ?? { value, members: [] };
    group.members.push(item);
    groups.set(name, group);
  }
  return [...groups.values()];
}
