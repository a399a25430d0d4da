/** One mark for every program that was run for a pattern's practice, question by question: those that pass are filled. */
import type { PublicQuestion } from '@tenfold/pattern/public';

export function ProofField({ questions }: { questions: readonly PublicQuestion[] }) {
  const ran = questions.reduce((sum, { proof }) => sum + proof.ran, 0);
  const passed = questions.reduce((sum, { proof }) => sum + proof.passed, 0);
  return (
    <figure class="proof-field">
      <ul aria-hidden="true">
        {questions.map(({ id, title, proof }) => (
          <li key={id}>
            <span class="proof-field-name">{title}</span>
            <span class="proof-field-marks">
              {Array.from({ length: proof.ran }, (_, program) => (
                <i data-passes={program < proof.passed ? '' : undefined} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <figcaption>
        A mark is a program that was run: {ran} of them for {questions.length} questions. {passed} do what
        their question asks; the others are there to be learned from.
      </figcaption>
    </figure>
  );
}
