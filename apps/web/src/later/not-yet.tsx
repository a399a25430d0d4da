/** In the place of the button that begins something: it, not to be pressed while what it takes is fetched, or that this failed. */
import { LoadFailed } from './load-failed.tsx';
import type { Load } from './use-load.ts';

interface Props {
  load: Load;
  /** What is fetched: `The questions`. */
  what: string;
  /** What the button will say. */
  button: string;
}

export function NotYet({ load, what, button }: Props) {
  if (load.state.value === 'failed') return <LoadFailed what={what} onRetry={load.retry} />;
  return (
    <button type="button" class="button main" disabled>
      {button}
    </button>
  );
}
