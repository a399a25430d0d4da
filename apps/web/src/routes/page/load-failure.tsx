/** In place of a page whose content could not be fetched. */
import { useState } from 'preact/hooks';
import { useHead } from '../../head/head.ts';

export function LoadFailure({ retry }: { retry: () => Promise<void> }) {
  const [isTrying, setTrying] = useState(false);
  useHead('Not loaded · Tenfold', 'This page could not be fetched.');
  const tryAgain = async () => {
    setTrying(true);
    await retry();
    setTrying(false);
  };
  return (
    <div class="load-failure" role="alert">
      <h1>This page could not be fetched.</h1>
      <p>The connection failed, or the site is being replaced by a newer version.</p>
      <button type="button" class="button main" disabled={isTrying} onClick={() => void tryAgain()}>
        {isTrying ? 'Trying …' : 'Try again'}
      </button>
    </div>
  );
}
