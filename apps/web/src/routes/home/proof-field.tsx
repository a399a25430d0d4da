/** Every program that was run for a pattern's practice as one field of marks, a group a question. */
import type { PublicQuestion } from '@tenfold/pattern/public';
import { RunMarks } from '../../proof-strip/run-marks.tsx';

export function ProofField({ questions }: { questions: readonly PublicQuestion[] }) {
  const ran = questions.reduce((sum, { proof }) => sum + proof.ran, 0);
  const passed = questions.reduce((sum, { proof }) => sum + proof.passed, 0);
  return (
    <figure class="proof-field">
      <div class="proof-field-groups">
        {questions.map(({ id, proof }) => (
          <RunMarks key={id} proof={proof} />
        ))}
      </div>
      <figcaption>
        Each mark is an answer to one of the {questions.length} questions of practice, and was run: {ran}{' '}
        programs. {passed} do what is asked; from the others one learns.
      </figcaption>
    </figure>
  );
}
