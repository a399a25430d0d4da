import type { PatternId, PublicVariant, QuestionId, VariantId } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import { isAboutQuestion } from '../log/question-event.ts';
import type { QuestionPlace } from '../task/task.ts';
import { variantsShownBy } from './variants-shown.ts';

/** The variant to show: the one the learner is at in this mode, else the next one. `events` in log order. */
export function currentVariant(place: QuestionPlace, events: readonly LogEvent[]): PublicVariant {
  const last = events.findLast((event) => isAboutQuestion(place, event) && event.mode === place.mode);
  const known = last && 'variant' in last ? last.variant : null;
  return place.question.variants.find(({ id }) => id === known) ?? nextVariant(place, events);
}

/** The first variant not met yet in any mode; when all are, the one met longest ago. */
export function nextVariant<V extends { readonly id: VariantId }>(
  {
    pattern,
    question,
  }: {
    readonly pattern: PatternId;
    readonly question: { readonly id: QuestionId; readonly variants: readonly V[] };
  },
  events: readonly LogEvent[],
): V {
  const shows = (event: LogEvent, variant: V) =>
    event.pattern === pattern &&
    variantsShownBy(event).some((shown) => shown.question === question.id && shown.variant === variant.id);
  const lastMet = (variant: V) => events.findLastIndex((event) => shows(event, variant));
  return question.variants.reduce((best, next) => (lastMet(next) < lastMet(best) ? next : best));
}
