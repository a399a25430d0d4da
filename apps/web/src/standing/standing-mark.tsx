/** A question's number in the shape and colour of how the learner stands with it. */
import './standing-mark.css';

export type QuestionStanding = 'new' | 'started' | 'first' | 'later' | 'spent';

export const STANDING_WORDS: Readonly<Record<QuestionStanding, string>> = {
  new: 'not answered yet',
  started: 'started',
  first: 'right at the first attempt',
  later: 'right',
  spent: 'out of attempts',
};

export function StandingMark({ number, standing }: { number: number; standing: QuestionStanding }) {
  return (
    <span class="standing-mark" data-standing={standing} aria-hidden="true">
      {number}
    </span>
  );
}
