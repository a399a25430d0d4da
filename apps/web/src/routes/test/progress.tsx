/** The questions of an open test as a row of numbers: which one is shown, which are answered, which are flagged. */
import type { TestItem, TestState } from '@tenfold/practice';
import { isAnswered } from './is-answered.ts';

interface Props {
  test: TestState;
  /** To an item, from 0. */
  onTurn: (to: number) => void;
}

export function Progress({ test: { items, at }, onTurn }: Props) {
  const answered = items.filter(isAnswered).length;
  return (
    <nav class="test-progress" aria-label="Questions of this test">
      <p class="label">
        {answered} of {items.length} answered
      </p>
      <ol>
        {items.map((item, index) => (
          <li key={item.entry.id}>
            <button
              type="button"
              class="test-place"
              data-answered={isAnswered(item)}
              disabled={item.submitted}
              aria-current={index === at ? 'step' : undefined}
              aria-label={`Question ${index + 1}: ${wordsOf(item)}`}
              onClick={() => onTurn(index)}
            >
              {index + 1}
              {item.flagged && '⚑'}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function wordsOf(item: TestItem): string {
  const { submitted, answer, flagged } = item;
  const how = submitted ? 'submitted' : isAnswered(item) ? 'answered' : answer ? 'begun' : 'not answered';
  return flagged ? `${how}, flagged` : how;
}
