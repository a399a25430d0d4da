/** Cards to review today; nothing while there are none. It brings the scheduler, so it is fetched apart. */
import { dueCount } from '@tenfold/practice/review';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { events } from '../journal/journal.ts';
import { dueToday } from './due-today.ts';

const MINUTE_MS = 60_000;

export function Due() {
  const minutes = useSignal(0);
  useEffect(() => {
    const ticking = setInterval(() => {
      minutes.value += 1;
    }, MINUTE_MS);
    return () => clearInterval(ticking);
  }, []);
  // Read so that it is counted anew each minute.
  void minutes.value;
  const now = { at: Date.now(), utcOffsetMinutes: -new Date().getTimezoneOffset() };
  const due = dueCount(events.value, now);
  useEffect(() => {
    dueToday.value = due;
  }, [due]);
  if (due === 0) return null;
  return (
    <span title={due === 1 ? 'A card to review today' : 'Cards to review today'}>
      <b>{due}</b> due
    </span>
  );
}
