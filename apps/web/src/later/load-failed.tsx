/** What could not be fetched, why that may be, and a way to try again. Nothing is lost by it: the log is on the device. */
import { useEffect, useRef } from 'preact/hooks';
import './load-failed.css';

interface Props {
  /** What was to be fetched: `The questions`. */
  what: string;
  onRetry: () => void;
}

export function LoadFailed({ what, onRetry }: Props) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.scrollIntoView({ block: 'nearest' }), []);
  const why = navigator.onLine ? 'The site did not answer.' : 'You are offline.';
  return (
    <div class="load-failed" role="alert" ref={root}>
      <p>
        {what} could not be loaded. {why} What you have answered is kept on this device.
      </p>
      <button type="button" class="button main" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
