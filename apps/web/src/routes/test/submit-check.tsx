/** Before a test with unanswered questions is given in: which they are, and what leaving them means. */
import type { TestState } from '@tenfold/practice';
import { isAnswered } from './is-answered.ts';
import { useArrival } from './use-arrival.ts';

interface Props {
  test: TestState;
  /** To an item, from 0. */
  onTurn: (to: number) => void;
  onBack: () => void;
  onSubmit: () => void;
}

export function SubmitCheck({ test: { items }, onTurn, onBack, onSubmit }: Props) {
  const heading = useArrival<HTMLHeadingElement>();
  const open = [...items.entries()].filter(([, item]) => !isAnswered(item));
  return (
    <section class="test-panel" aria-labelledby="submit-title">
      <h2 id="submit-title" ref={heading} tabIndex={-1}>
        {open.length === 1 ? '1 question is' : `${open.length} questions are`} not answered
      </h2>
      <p>What is left open counts as not known. After you submit, nothing can be changed.</p>
      <ul class="test-open">
        {open.map(([index, { entry }]) => (
          <li key={entry.id}>
            <button type="button" class="button plain" onClick={() => onTurn(index)}>
              {index + 1}. {entry.title}
            </button>
          </li>
        ))}
      </ul>
      <div class="actions">
        <button type="button" class="button main" onClick={onBack}>
          Go on answering
        </button>
        <button type="button" class="button" onClick={onSubmit}>
          Submit as it is
        </button>
      </div>
    </section>
  );
}
