/** A component whose code is fetched apart from the page's: when it is first drawn, or before that by `fetch`. */
import { type ComponentChild, type ComponentType, createElement } from 'preact';
import { signal } from '@preact/signals';

export interface LaterComponent<P> {
  /** Draws nothing until the code is there. */
  (props: P): ComponentChild;
  /** Fetches the code, once; after a failure the next call tries again. */
  fetch(): Promise<void>;
}

export function later<P extends object>(load: () => Promise<ComponentType<P>>): LaterComponent<P> {
  const component = signal<ComponentType<P> | null>(null);
  let loading: Promise<void> | null = null;
  const fetchOnce = async () => {
    try {
      component.value = await load();
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  const fetch = () => {
    loading ??= fetchOnce();
    return loading;
  };
  function Later(props: P) {
    const loaded = component.value;
    if (loaded) return createElement(loaded, props);
    fetch().catch(() => undefined);
    return null;
  }
  return Object.assign(Later, { fetch });
}
