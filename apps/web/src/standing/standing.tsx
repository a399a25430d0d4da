/** In the header: days in a row, points and cards due, each only once there are any; a note when nothing can be kept. */
import { dayStreak, firstAttempts } from '@tenfold/practice';
import { computed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { events, keptIn } from '../journal/journal.ts';
import { askWhereSilent } from '../keeping/promise.ts';
import { later } from '../later/later.tsx';
import './standing.css';

const streak = computed(() =>
  dayStreak(events.value, { at: Date.now(), utcOffsetMinutes: -new Date().getTimezoneOffset() }),
);
/** Questions answered right at the first attempt, without a hint. */
const points = computed(() => {
  const right = firstAttempts(events.value).filter((event) => event.right);
  return new Set(right.map((event) => `${event.pattern} ${event.question}`)).size;
});

const Due = later(async () => (await import('./due.tsx')).Due);
export function Standing() {
  const { days, today } = streak.value;
  const hasBegun = events.value.length > 0;
  useEffect(() => {
    if (hasBegun) void askWhereSilent();
  }, [hasBegun]);
  return (
    <>
      {keptIn.value?.kind === 'memory' && (
        <span class="standing-note" title={keptIn.value.detail}>
          not kept after you close this page
        </span>
      )}
      {days > 0 && (
        <span title={today ? 'Days in a row with an answer' : 'Answer one today to keep it'}>
          <b>{days}</b>-day streak
        </span>
      )}
      {points.value > 0 && (
        <span class="standing-points" title="Questions answered right at the first attempt, without a hint">
          <b>{points}</b> {points.value === 1 ? 'point' : 'points'}
        </span>
      )}
      {/* After right answers alone there is nothing to review, and no need to fetch this. */}
      {events.value.some((event) => event.kind !== 'answered' || !event.right) && <Due />}
    </>
  );
}
