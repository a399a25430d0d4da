import type { PublicVariant } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import type { QuestionPlace } from '../task/task.ts';

/** The variant to show: the one the learner is at in this mode, else the next one. `events` in log order. */
export function currentVariant(place: QuestionPlace, events: readonly LogEvent[]): PublicVariant {
  const last = events.findLast((event) => isOf(place, event) && event.mode === place.mode);
  return place.question.variants.find(({ id }) => id === last?.variant) ?? nextVariant(place, events);
}

/** The first variant not met yet in any mode; when all are, the one met longest ago. */
export function nextVariant(place: QuestionPlace, events: readonly LogEvent[]): PublicVariant {
  const lastMet = (variant: PublicVariant) =>
    events.findLastIndex((event) => isOf(place, event) && event.variant === variant.id);
  return place.question.variants.reduce((best, next) => (lastMet(next) < lastMet(best) ? next : best));
}

function isOf({ pattern, question }: QuestionPlace, event: LogEvent): boolean {
  return event.pattern === pattern && event.question === question.id;
}
