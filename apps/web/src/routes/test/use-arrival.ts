import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../../status/status-line.tsx';

/** Moves focus to the heading of a screen that takes the place of another, and the view to its top; what was said before is past. */
export function arriveAt(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
  say('');
}

/** The same when the screen has appeared, for the heading that has the ref. */
export function useArrival<E extends HTMLElement>(): RefObject<E | null> {
  const heading = useRef<E>(null);
  useEffect(() => arriveAt(heading.current), []);
  return heading;
}
