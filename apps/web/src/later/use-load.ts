import { useEffect } from 'preact/hooks';
import { type ReadonlySignal, useSignal } from '@preact/signals';

export interface Load {
  readonly state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  retry(): void;
}

/** Loads what a page needs once it has appeared; what fails can be tried again. `key` names what is loaded. */
export function useLoad(load: () => Promise<unknown>, key: string): Load {
  const state = useSignal<'loading' | 'ready' | 'failed'>('loading');
  const start = async () => {
    state.value = 'loading';
    try {
      await load();
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  };
  useEffect(() => void start(), [key]);
  return { state, retry: () => void start() };
}
