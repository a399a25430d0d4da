/** One small mark for each program that a question's proof ran; those that pass come first and are filled. */
import type { PublicQuestion } from '@tenfold/pattern/public';
import './run-marks.css';

export function RunMarks({ proof }: Pick<PublicQuestion, 'proof'>) {
  return (
    <span class="run-marks" aria-hidden="true">
      {Array.from({ length: proof.ran }, (_, program) => (
        <i data-passes={program < proof.passed ? '' : undefined} />
      ))}
    </span>
  );
}
