import type { PatternId, QuestionId, VariantId } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';

export interface Drawn {
  readonly question: QuestionId;
  readonly variant: VariantId;
}

/** The variants that an event brings before the learner: its own, or all that a test or challenge was drawn with. */
export function variantsShownBy(event: LogEvent): readonly Drawn[] {
  if ('items' in event) return event.items;
  return 'variant' in event ? [event] : [];
}

/** A name for a variant that no other variant of any pattern has. */
export function variantName(pattern: PatternId, { question, variant }: Drawn): string {
  return JSON.stringify([pattern, question, variant]);
}
