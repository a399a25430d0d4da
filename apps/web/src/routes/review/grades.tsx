/** How well was it remembered? Each grade says when the card would come again. */
import { GRADES, type Grade, intervals } from '@tenfold/practice/review';
import { stamp } from '../../journal/stamp.ts';
import { intervalText } from './interval-text.ts';
import type { ReviewSession, ShownCard } from './review-session.ts';

const WORDS: Readonly<Record<Grade, string>> = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' };

interface Props {
  session: ReviewSession;
  card: ShownCard;
  /** What the answer that was given suggests; the learner decides. */
  suggested: Grade | null;
}

export function Grades({ session, card, suggested }: Props) {
  const next = intervals(card.scheduled?.memory ?? null, stamp());
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for what a form submits
    <div class="grades" role="group" aria-label="How well did you remember it?">
      {GRADES.map((grade) => (
        <button
          key={grade}
          type="button"
          class={grade === suggested ? 'button main' : 'button'}
          aria-keyshortcuts={String(grade)}
          onClick={() => session.grade(grade)}
        >
          <span>
            <kbd aria-hidden="true">{grade}</kbd> {WORDS[grade]}
          </span>{' '}
          <span>{intervalText(next[grade])}</span>
        </button>
      ))}
    </div>
  );
}

/** 1 to 4, or null for another key. */
export function gradeOfKey(key: string): Grade | null {
  return GRADES.find((grade) => String(grade) === key) ?? null;
}
