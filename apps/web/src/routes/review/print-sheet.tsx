/** All cards on paper, question beside answer; on the screen only the button that prints them, as seeing is not recalling. */
import { type PublicPattern, type PublicReview, ranOnText } from '@tenfold/pattern/public';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';

export function PrintSheet({ pattern, review }: { pattern: PublicPattern; review: PublicReview }) {
  const ranOn = review.cards[0]?.ranOn ?? [];
  return (
    <>
      <p class="print-sheet">
        <button type="button" class="button" onClick={() => print()}>
          Print all {review.cards.length} cards
        </button>
      </p>
      <div class="sheet">
        <h2>{pattern.title} on one sheet</h2>
        <p class="label">Each answer is checked by a program that ran {ranOnText(ranOn)}.</p>
        <dl>
          {review.cards.map((card) => (
            <div key={card.id}>
              <dt dangerouslySetInnerHTML={trustedHtml(card.questionHtml)} />
              <dd dangerouslySetInnerHTML={trustedHtml(card.answerHtml)} />
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
