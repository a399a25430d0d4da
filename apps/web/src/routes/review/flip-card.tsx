import { type PublicCard, ranOnText } from '@tenfold/pattern/public';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { Grades } from './grades.tsx';
import type { ReviewSession, ShownCard } from './review-session.ts';
import { useCard } from './use-card.ts';

interface Props {
  session: ReviewSession;
  card: ShownCard;
  content: PublicCard;
}

/** A card to be answered in the head and turned. */
export function FlipCard({ session, card, content }: Props) {
  const { turned } = session;
  const show = () => {
    turned.value = true;
  };
  const root = useCard(session, card, { isShown: turned.value, show });
  return (
    <section ref={root} class="card" aria-labelledby="card-title">
      <header class="question-head">
        <h2 id="card-title" tabIndex={-1}>
          {content.title}
        </h2>
        <p class="label question-meta">{card.scheduled ? 'card' : 'new card'}</p>
      </header>
      <div class="prose" dangerouslySetInnerHTML={trustedHtml(content.questionHtml)} />
      {turned.value ? (
        <>
          <section class="prose card-answer" data-answer tabIndex={-1} aria-label="Answer">
            <div dangerouslySetInnerHTML={trustedHtml(content.answerHtml)} />
            {content.sourceHtml !== null && <div dangerouslySetInnerHTML={trustedHtml(content.sourceHtml)} />}
            <p class="label">A check ran {ranOnText(content.ranOn)}.</p>
          </section>
          <Grades session={session} card={card} suggested={null} />
        </>
      ) : (
        <div class="actions">
          <button type="button" class="button main" onClick={show}>
            Show the answer <kbd aria-hidden="true">Space</kbd>
          </button>
        </div>
      )}
    </section>
  );
}
