/** Goes through the epochs by itself, one in a sixth of a second, until the last or until it is stopped. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const EPOCH_MS = 160;

export function usePlaying(epoch: Signal<number>, last: number) {
  const isPlaying = useSignal(false);
  useEffect(() => {
    if (!isPlaying.value) return;
    const timer = setInterval(() => {
      epoch.value = Math.min(last, epoch.peek() + 1);
      if (epoch.peek() === last) isPlaying.value = false;
    }, EPOCH_MS);
    return () => clearInterval(timer);
  }, [isPlaying.value, last]);
  const toggle = () => {
    if (!isPlaying.peek() && epoch.peek() === last) epoch.value = 0;
    isPlaying.value = !isPlaying.peek();
  };
  return { isPlaying, toggle };
}
