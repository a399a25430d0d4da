/** A component whose code is fetched apart from the page's: when it is first drawn, or before that by `fetch`. */
import { type ComponentChild, type ComponentType, createElement } from 'preact';
import { signal } from '@preact/signals';
import { LoadFailed } from './load-failed.tsx';

export interface LaterComponent<P> {
  /** Draws nothing, or what stands for it, until the code is there; where it cannot be fetched, that, and a way to try again. */
  (props: P): ComponentChild;
  /** Fetches the code, once; after a failure the next call tries again. */
  fetch(): Promise<void>;
}

/**
 * `what` is named when it cannot be fetched (`The runner`); without it nothing is said. `Meanwhile` is drawn until the code is
 * there.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  what: string | null = null,
  Meanwhile: ComponentType<P> | null = null,
): LaterComponent<P> {
  const component = signal<ComponentType<P> | null>(null);
  const failed = signal(false);
  let loading: Promise<void> | null = null;
  const fetchOnce = async () => {
    failed.value = false;
    try {
      component.value = await load();
    } catch (error) {
      loading = null;
      failed.value = true;
      throw error;
    }
  };
  const fetch = () => {
    loading ??= fetchOnce();
    return loading;
  };
  const tryFetch = () => void fetch().catch(() => undefined);
  function Later(props: P) {
    const loaded = component.value;
    if (loaded) return createElement(loaded, props);
    if (!failed.value) tryFetch();
    else if (what) return <LoadFailed what={what} onRetry={tryFetch} />;
    return Meanwhile && createElement(Meanwhile, props);
  }
  return Object.assign(Later, { fetch });
}
