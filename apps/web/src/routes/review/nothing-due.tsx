/** When no card waits: what was done today, and what the next days bring. */
import { forecast, type ReviewQueue, schedule } from '@tenfold/practice/review';
import { useEffect, useRef } from 'preact/hooks';
import { events } from '../../journal/journal.ts';
import { later } from '../../later/later.tsx';
import { stamp } from '../../journal/stamp.ts';
import type { ReviewSession } from './review-session.ts';

const ReliabilityDiagram = later(
  async () => (await import('../../calibration/reliability-diagram.tsx')).ReliabilityDiagram,
);
const DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

export function NothingDue({
  session,
  queue,
  path,
}: {
  session: ReviewSession;
  queue: ReviewQueue;
  path: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (session.mayUndo.peek()) heading.current?.focus();
  }, []);
  const now = stamp();
  const soon = minutesToNext(now.at);
  const counts = forecast(events.value, now, DAYS + 1).slice(1);
  return (
    <section class="card" aria-labelledby="nothing-due">
      <h2 id="nothing-due" ref={heading} tabIndex={-1}>
        {queue.doneToday === 0 ? 'Nothing is due today' : soon === null ? 'Done for today' : 'Done for now'}
      </h2>
      <p>
        {soon === null
          ? 'Come back when the header counts a card. Waiting costs nothing: what is overdue is spread over days.'
          : `A card that you are learning comes again in ${soon} min, and will appear here.`}
      </p>
      {counts.every((count) => count === 0) ? (
        <p>No card is due on the next {DAYS} days.</p>
      ) : (
        <>
          <h3 class="label" id="coming">
            Cards on the next days
          </h3>
          <Coming counts={counts} from={now.at + DAY_MS} />
        </>
      )}
      {queue.doneToday > 0 && <ReliabilityDiagram />}
      <div class="actions">
        <a class="button main" href={`/${path}`}>
          To the overview
        </a>
      </div>
    </section>
  );
}

function Coming({ counts, from }: { counts: readonly number[]; from: number }) {
  return (
    <ol class="coming label" aria-labelledby="coming">
      {counts.map((count, day) => (
        <li key={day}>
          <span>{day === 0 ? 'Tomorrow' : weekday(from + day * DAY_MS)}</span>
          <b>{count}</b>
        </li>
      ))}
    </ol>
  );
}

function weekday(at: number): string {
  return new Date(at).toLocaleDateString('en', { weekday: 'long' });
}

/** Until the next card that is being learnt, within the hour; null when there is none. */
function minutesToNext(at: number): number | null {
  const waits = schedule(events.value).flatMap(({ due }) => (due.kind === 'moment' ? [due.at - at] : []));
  const next = Math.min(...waits.filter((wait) => wait > 0));
  return next < 60 * 60_000 ? Math.ceil(next / 60_000) : null;
}
