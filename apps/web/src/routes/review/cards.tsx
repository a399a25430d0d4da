/** Today's cards, one at a time, and how much there is. */
import type { PublicPattern, PublicReview } from '@tenfold/pattern/public';
import { LIMITS, type ReviewQueue } from '@tenfold/practice/review';
import { useEffect } from 'preact/hooks';
import { type ContentFile, resources } from '../../content/content.ts';
import { FlipCard } from './flip-card.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { NothingDue } from './nothing-due.tsx';
import { QuestionCard } from './question-card.tsx';
import { type ReviewSession, reviewSession, type ShownCard } from './review-session.ts';

const TICK_MS = 15_000;

/** What is on the cards, by the pattern's path. */
export const reviews = resources(
  import.meta.glob<ContentFile<PublicReview>>('/content/*/*/review.json', {
    query: '?content',
    import: 'default',
    eager: true,
  }),
);

interface ReviewProps {
  path: string;
  pattern: PublicPattern;
  review: PublicReview;
}

export function Cards({ path, pattern, review }: ReviewProps) {
  const session = reviewSession(path, pattern, review);
  useEffect(() => {
    void session.load();
    const ticking = setInterval(() => session.tick(), TICK_MS);
    return () => clearInterval(ticking);
  }, [session]);
  const [queue, shown] = [session.queue.value, session.shown.value];
  if (!queue) return null;
  return (
    <>
      <Today session={session} queue={queue} />
      {shown ? (
        <CardAtHand key={shown.turn} {...{ session, path, pattern, review }} card={shown} />
      ) : (
        <NothingDue session={session} queue={queue} path={path} />
      )}
      <PrintSheet pattern={pattern} review={review} />
    </>
  );
}

/** How much there is today, and what was left for other days. */
function Today({ session, queue }: { session: ReviewSession; queue: ReviewQueue }) {
  return (
    <div class="today">
      <span class="label">
        {queue.cards.length} to go · {queue.doneToday} done today · at most {LIMITS.perDay} a day
        {queue.later > 0 && ` · ${queue.later} more spread over the next days`}
      </span>
      <button
        type="button"
        class="button plain"
        aria-disabled={!session.mayUndo.value}
        onClick={() => session.undo()}
      >
        Undo
      </button>
    </div>
  );
}

interface CardProps extends ReviewProps {
  session: ReviewSession;
  card: ShownCard;
}

function CardAtHand({ session, path, pattern, review, card }: CardProps) {
  const [kind, id = ''] = splitCard(card.card);
  if (kind === 'question') return <QuestionCard {...{ session, card, path, pattern, id }} />;
  const content = review.cards.find((each) => each.id === id);
  return content ? <FlipCard {...{ session, card, content }} /> : null;
}

/** `flip:<id>` or `question:<id>`, where an id has no colon of its own at its start. */
function splitCard(card: string): readonly string[] {
  const colon = card.indexOf(':');
  return [card.slice(0, colon), card.slice(colon + 1)];
}
