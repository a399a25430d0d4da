import type { PublicEntry, PublicQuestion } from '../public.ts';

/** What is known of a question before it is loaded. */
export function toEntry({
  id,
  kind,
  title,
  level,
  skill,
  attempts,
  seconds,
  variants,
}: PublicQuestion): PublicEntry {
  return {
    id,
    kind,
    title,
    level,
    skill,
    attempts,
    seconds,
    variants: variants.map((variant) => ({ id: variant.id })),
  };
}
