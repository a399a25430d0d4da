/** While written code is run before a test is given in, and when that is not possible. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { PythonProgress } from '../../runner/python-progress.tsx';
import { submitTest } from './submit-test.ts';
import type { TestSession } from './test-session.ts';
import { useArrival } from './use-arrival.ts';

export function Submitting({ session, onBack }: { session: TestSession; onBack: () => void }) {
  const heading = useArrival<HTMLHeadingElement>();
  const failed = useSignal(false);
  const submit = () => {
    failed.value = false;
    submitTest(session).catch(() => {
      failed.value = true;
    });
  };
  useEffect(submit, []);
  return (
    <section class="test-panel" aria-labelledby="submitting-title">
      <h2 id="submitting-title" ref={heading} tabIndex={-1}>
        {failed.value ? 'Nothing was submitted' : 'Running the code you wrote'}
      </h2>
      <PythonProgress isWaiting={!failed.value} onRetry={submit} />
      {failed.value && (
        <>
          <p>
            Your code has to be run to be judged, and that was not possible. All answers are kept as they are.
          </p>
          <div class="actions">
            <button type="button" class="button main" onClick={onBack}>
              Go on answering
            </button>
            <button type="button" class="button" onClick={() => session.act({ kind: 'submit' })}>
              Submit without it
            </button>
          </div>
          <p class="label">Submitted without being run, code counts as not known.</p>
        </>
      )}
    </section>
  );
}
