/** How sure the learner is, stated or not before an answer is checked. Pressing a level again takes it back. */
import { CONFIDENCES, type Confidence } from '@tenfold/practice';
import './confidence-choice.css';

interface Props {
  chosen: Confidence | null;
  choose: (confidence: Confidence | null) => void;
}

const MEANINGS: Readonly<Record<Confidence, string>> = {
  unsure: 'right less than 2 times in 3',
  likely: 'right 2 times in 3, up to 4 in 5',
  sure: 'right more than 4 times in 5',
};

export function ConfidenceChoice({ chosen, choose }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for what a form submits
    <div class="confidence label" role="group" aria-label="How sure are you? You need not say." data-own-keys>
      <span aria-hidden="true">How sure are you?</span>
      {CONFIDENCES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={chosen === each}
          title={MEANINGS[each]}
          onClick={() => choose(chosen === each ? null : each)}
        >
          {each}
        </button>
      ))}
      <span>{chosen ? MEANINGS[chosen] : 'optional'}</span>
    </div>
  );
}
