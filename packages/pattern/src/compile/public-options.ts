/** Names and order of the options as the learner sees them: neither tells which one the author wrote first. */
import type { AuthoredOption, AuthoredQuestion } from '../authored.ts';
import { sha256 } from '../hash.ts';
import type { OptionId, VariantId } from '../question.ts';

/**
 * The public id of each option by the author's id (`o1` is often the key). It is drawn from the option's text with its
 * parameters still open, so it means the same option in every variant, in every version and in every learner's log.
 */
export async function publicIds(question: AuthoredQuestion): Promise<ReadonlyMap<OptionId, OptionId>> {
  const ids = question.options.map(async (option) => {
    const hash = await sha256(`${question.id}\n${option.text}`);
    return [option.id, `o${hash.slice(0, 8)}` as OptionId] as const;
  });
  return new Map(await Promise.all(ids));
}

/**
 * The options in the order shown: shuffled by question, variant and text, so that it is the same in every build and does
 * not follow the author's order; or as written where the author fixed it.
 */
export async function inShownOrder(
  question: AuthoredQuestion,
  variant: VariantId,
): Promise<readonly AuthoredOption[]> {
  if (question.order === 'fixed') return question.options;
  const keyed = question.options.map(async (option) => {
    return { option, rank: await sha256(`${question.id}/${variant}\n${option.text}`) };
  });
  return (await Promise.all(keyed)).sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ option }) => option);
}
