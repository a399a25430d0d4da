import type { Phase } from '@tenfold/practice';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps focus in a question whose buttons change under it: at its end it goes to the heading, above what is shown now,
 * and when it starts again to the first blank, option or field. A learner who is elsewhere is left there.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, phase: Phase): void {
  const before = useRef(phase);
  useEffect(() => {
    const [was, section] = [before.current, root.current];
    before.current = phase;
    const { activeElement } = document;
    const isHere = activeElement === document.body || section?.contains(activeElement);
    if (!section || was === phase || !isHere) return;
    const target = phase === 'open' ? '[data-blank], input[type=radio], textarea' : 'h2';
    section.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  }, [phase]);
}
