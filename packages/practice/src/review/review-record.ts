import type { PatternId } from '@tenfold/pattern/public';
import type { CardId, LogEvent } from '../log/event.ts';
import type { RecordOf } from '../log/to-event.ts';
import type { Grade } from './grade.ts';
import { reviewsIn } from './schedule.ts';

/** What to log when the learner has graded a card. */
export function gradeCard(card: CardId, grade: Grade): RecordOf<'reviewed'> {
  return { kind: 'reviewed', card, grade };
}

/** Takes back the last grade of a pattern that stands; null when none does. The log only grows. */
export function undoLast(pattern: PatternId, events: readonly LogEvent[]): RecordOf<'undone'> | null {
  const last = reviewsIn(events).findLast((review) => review.pattern === pattern);
  return last ? { kind: 'undone', event: last.id } : null;
}
