/** Where the log is, whether the browser has promised to keep it, and a way to ask. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { events, keptIn } from '../../journal/journal.ts';
import { promiseText } from '../../keeping/keep-offer.tsx';
import { askForPromise, lookForPromise, promised } from '../../keeping/promise.ts';
import { say } from '../../status/status-line.tsx';

const REASONS = {
  chosen: 'nothing more was asked for',
  forbidden: 'the browser forbids it, as it does in some private windows',
  full: 'there is no more room on this device',
  newer: 'another tab uses a newer version: load this page again',
  failed: 'the storage failed',
};

export function Kept() {
  useEffect(() => void lookForPromise(), []);
  const status = keptIn.value;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">On this device</h2>
      {status?.kind === 'memory' ? (
        <p class="data-warning">
          Your answers are in memory only and are lost when this page is closed: {REASONS[status.reason]}.
          Save them as a file before you leave.
        </p>
      ) : (
        <p>
          {events.value.length === 0
            ? 'Nothing is kept yet: it begins with the first answer.'
            : `${events.value.length === 1 ? '1 event is' : `${events.value.length} events are`} kept in the browser’s storage: each answer, grade and page that was read is one.`}
        </p>
      )}
      {status?.kind === 'persistent' && promised.value !== null && <Promised />}
    </section>
  );
}

function Promised() {
  const asked = useSignal(false);
  const ask = async () => {
    say(promiseText(await askForPromise()));
    asked.value = true;
  };
  return (
    <>
      <p>
        {promised.value
          ? 'The browser has promised not to clear it by itself.'
          : 'The browser may clear it when room is short or after weeks without a visit.'}
      </p>
      {/* Once asked for it stays, so that the focus does. */}
      {(!promised.value || asked.value) && (
        <button
          type="button"
          class="button"
          aria-disabled={promised.value === true}
          onClick={() => void ask()}
        >
          Ask it to keep my data
        </button>
      )}
    </>
  );
}
