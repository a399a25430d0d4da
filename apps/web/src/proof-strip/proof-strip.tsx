/**
 * The proof strip: one line an option, with what running it did and whether it passes. Before the end only what
 * the learner tried is uncovered; the other lines keep their place, so that nothing moves when they open.
 */
import { type SealedVariant, ranOnText } from '@tenfold/pattern/public';
import type { LiveTask } from '../task/live-task.ts';
import { FillingProof } from './filling-proof.tsx';
import { OptionProof } from './option-proof.tsx';
import { PredictProof } from './predict-proof.tsx';
import { countText } from './proof-text.ts';
import { WriteProof } from './write-proof.tsx';
import './proof-strip.css';

export function ProofStrip({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  const { question } = task.context.value;
  return (
    <figure class="strip" aria-label="Proof">
      <figcaption class="strip-head">
        ran {ranOnText(question.proof.ranOn)}: {countText(question)}
      </figcaption>
      <Rows task={task} sealed={sealed} />
    </figure>
  );
}

function Rows({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  switch (sealed.kind) {
    case 'fill-many':
    case 'order':
      return <FillingProof task={task} sealed={sealed} />;
    case 'predict':
      return <PredictProof task={task} sealed={sealed} />;
    case 'write':
      return <WriteProof task={task} sealed={sealed} />;
    default:
      return <OptionProof task={task} sealed={sealed} />;
  }
}
