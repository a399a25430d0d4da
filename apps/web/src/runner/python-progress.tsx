/** How far Python is while it is being made ready, or why it could not be, with a way to try again. */
import { python } from './python.ts';
import './python-progress.css';

interface Props {
  /** Is something waiting for Python? */
  isWaiting: boolean;
  onRetry: () => void;
}

export function PythonProgress({ isWaiting, onRetry }: Props) {
  const state = python.value;
  if (state.kind === 'failed') {
    return (
      <div class="python-failed">
        <p>{state.why}</p>
        <button type="button" class="button" onClick={onRetry}>
          Try again
        </button>
      </div>
    );
  }
  if (!isWaiting || state.kind === 'ready' || state.kind === 'idle') return null;
  const share = state.kind === 'starting' ? 1 : state.totalBytes && state.loadedBytes / state.totalBytes;
  return (
    <div class="python-progress">
      <p class="label">
        {state.kind === 'starting' ? '2 of 2: starting Python and torch' : downloadText(state)}
      </p>
      <progress class="progress-bar" value={share} max={1} aria-label="Getting Python ready" />
      <p class="label">Fetched once, then kept by the browser.</p>
    </div>
  );
}

function downloadText({ loadedBytes, totalBytes }: { loadedBytes: number; totalBytes: number }): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const amount = totalBytes > 0 ? `: ${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB` : '';
  return `1 of 2: downloading Python${amount}`;
}
