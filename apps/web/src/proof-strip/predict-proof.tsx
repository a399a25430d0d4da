/**
 * The strip of a prediction: all answers are about one run, so what it did is told at the end only. Before that, a wrong
 * answer has the misconception behind it, where it was foreseen.
 */
import { answerKey, isDescribedBy, keyOf, type SealedVariant } from '@tenfold/pattern/public';
import { passingKeys } from '@tenfold/practice';
import type { LiveTask } from '../task/live-task.ts';
import { trustedHtml } from '../trusted-html/trusted-html.ts';
import { Mark } from './mark.tsx';
import { ProofRow } from './proof-row.tsx';

export function PredictProof({ task, sealed }: { task: LiveTask; sealed: SealedVariant<'predict'> }) {
  const { variant } = task.context.value;
  const { tried, phase, answer } = task.state.value;
  const [passing] = passingKeys(sealed);
  const truth = passing === undefined ? undefined : sealed.outcomes[passing];
  const textOf = (key: string) => variant.options.find(({ id }) => keyOf([id]) === key)?.text ?? key;
  const isRight = (key: string) => phase === 'solved' && key === answerKey(answer);
  const whyOf = (key: string) => {
    const foreseen = sealed.foreseen.find(({ says }) => isDescribedBy(key, says, sealed.tolerance));
    return new Map(Object.entries(sealed.misconceptions)).get(foreseen?.id ?? key);
  };
  return (
    <ol class="strip-rows">
      {tried.map((key) => (
        <li key={key} class="strip-row" data-mark={isRight(key) ? 'right' : 'wrong'}>
          <span class="strip-name">
            <code>{textOf(key)}</code>
          </span>
          <span class="strip-did">
            <span class="strip-why" dangerouslySetInnerHTML={trustedHtml(whyOf(key) ?? '')} />
          </span>
          <span class="strip-mark">
            <span class="strip-yours">yours</span>
            <span class="unseen">{isRight(key) ? 'right' : 'wrong'}</span>
            <Mark passes={isRight(key)} />
          </span>
        </li>
      ))}
      {phase !== 'open' && truth && <ProofRow name="What happens" {...truth} tried={false} />}
    </ol>
  );
}
