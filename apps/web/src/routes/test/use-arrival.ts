import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../status/status-line.tsx';

/** Moves focus to the heading of a screen that takes the place of another, and the view to its top; what was said before is past. */
export function useArrival<E extends HTMLElement>(): RefObject<E | null> {
  const heading = useRef<E>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
    say('');
  }, []);
  return heading;
}
