/** The strip of written code: what the check said of it, and at the end what it says of attempts that are known to be wrong. */
import { keyOf, REFERENCE, type SealedVariant } from '@tenfold/pattern/public';
import type { LiveTask } from '../task/live-task.ts';
import { ProofRow } from './proof-row.tsx';

export function WriteProof({ task, sealed }: { task: LiveTask; sealed: SealedVariant<'write'> }) {
  const { answer, phase } = task.state.value;
  const result = answer.kind === 'write' ? answer.result : null;
  const said = (shown: string) => ({ kind: 'finished', shown, error: null }) as const;
  return (
    <>
      <ol class="strip-rows">
        {result && (
          <ProofRow
            name="Your code"
            passes={result.passed}
            outcome={said(result.passed ? 'The check passes.' : result.message)}
            tried={true}
          />
        )}
        {phase !== 'open' &&
          sealed.attempts.map(({ id, text }) => {
            const proved = sealed.outcomes[keyOf([id])];
            const misconception = sealed.misconceptions[id];
            return (
              proved && (
                <ProofRow key={id} name={text} {...proved} misconception={misconception} tried={false} />
              )
            );
          })}
      </ol>
      {phase !== 'open' && (
        <pre class="code">
          <code>{sealed.programs[keyOf([REFERENCE])]}</code>
        </pre>
      )}
    </>
  );
}
