/** Whether the site is kept for use without a network, how far that is, and a way to want it or try again. */
import { useSignal } from '@preact/signals';
import { type OfflineState, offline } from '../../offline/offline-state.ts';

export function OfflineSection() {
  const asked = useSignal(false);
  const state = offline.value;
  const keep = async () => {
    asked.value = true;
    const { keepOffline } = await import('../../offline/start-offline.ts');
    await keepOffline();
    asked.value = false;
  };
  return (
    <section aria-labelledby="offline">
      <h2 id="offline">Without a network</h2>
      <p>{textOf(state)}</p>
      {state.kind === 'keeping' && (
        <progress
          aria-label="Keeping the site"
          value={state.totalBytes && state.keptBytes / state.totalBytes}
          max={1}
        />
      )}
      {(state.kind === 'saving-data' || state.kind === 'failed') && (
        <p class="data-buttons">
          <button type="button" class="button" disabled={asked.value} onClick={() => void keep()}>
            {state.kind === 'failed' ? 'Try again' : 'Keep it on this device'}
          </button>
        </p>
      )}
    </section>
  );
}

const WHY = {
  full: 'There is no room on this device to keep the site.',
  network: 'The site could not be fetched whole.',
  damaged: 'A file did not arrive as it was built.',
};

function textOf(state: OfflineState): string {
  switch (state.kind) {
    case 'unknown':
      return 'A moment after this page is open, the site is kept on this device.';
    case 'unsupported':
      return 'This browser, window or address cannot keep the site: it needs a network.';
    case 'saving-data':
      return 'Your device asks to save data, so nothing is fetched in advance. The site with Python is about 7 MB.';
    case 'keeping':
      return state.what === 'pages'
        ? 'The pages are being fetched.'
        : `Python is being fetched${amount(state)}.`;
    case 'kept':
      return 'Everything is kept on this device: pages, questions and Python work without a network.';
    case 'failed':
      return `${WHY[state.why]} With a network, everything works. (${state.detail})`;
  }
}

function amount({ keptBytes, totalBytes }: { keptBytes: number; totalBytes: number }): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return totalBytes > 0 ? `: ${megabytes(keptBytes)} of ${megabytes(totalBytes)} MB` : '';
}
