/** One quiet line where a learner has done something: that the browser may clear it, and what can be done about that. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { events, keptIn } from '../journal/journal.ts';
import { say } from '../status/status-line.tsx';
import { askForPromise, lookForPromise, promised } from './promise.ts';
import './keep-offer.css';

export function KeepOffer() {
  const said = useSignal('');
  useEffect(() => void lookForPromise(), []);
  const ask = async () => {
    said.value = promiseText(await askForPromise());
    say(said.value);
  };
  // A log in memory alone is told in the header.
  const isOffered = promised.value === false && keptIn.value?.kind === 'persistent';
  if (events.value.length === 0 || !(isOffered || said.value !== '')) return null;
  return (
    <p class="label keep-offer">
      {said.value || 'Your answers are kept in this browser, which may clear them when room is short.'}{' '}
      {said.value === '' && (
        <button type="button" class="button plain" onClick={() => void ask()}>
          Ask it to keep them
        </button>
      )}{' '}
      <a href="/data">Save them as a file</a>
    </p>
  );
}

export function promiseText(answer: boolean): string {
  return answer
    ? 'The browser will keep your answers.'
    : 'The browser does not promise to keep your answers. Save a file now and then.';
}
