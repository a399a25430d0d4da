/**
 * What all cards have in common: focus goes to a card that is put up after another, and its keys, only while focus is in
 * the card (WCAG 2.1.4): Space shows the answer, 1 to 4 grade, Ctrl+Z takes the last grade back.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { gradeOfKey } from './grades.tsx';
import type { ReviewSession, ShownCard } from './review-session.ts';

interface CardKeys {
  readonly isShown: boolean;
  readonly show: () => void;
  /** What else a key does, before the answer is shown. */
  readonly answer?: (event: KeyboardEvent, root: HTMLElement) => void;
}

export function useCard(
  session: ReviewSession,
  { turn }: ShownCard,
  keys: CardKeys,
): RefObject<HTMLElement | null> {
  const root = useRef<HTMLElement>(null);
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const card = root.current;
    if (!card) return undefined;
    if (turn > 1) card.querySelector<HTMLElement>('h2')?.focus();
    const listen = (event: KeyboardEvent) => press(event, card, session, latest.current);
    card.addEventListener('keydown', listen);
    return () => card.removeEventListener('keydown', listen);
  }, [session, turn]);
  const before = useRef(keys.isShown);
  useLayoutEffect(() => {
    if (keys.isShown && !before.current) {
      const answer = root.current?.querySelector<HTMLElement>('[data-answer]');
      answer?.focus({ preventScroll: true });
      answer?.scrollIntoView({ block: 'nearest' });
    }
    before.current = keys.isShown;
  }, [keys.isShown]);
  return root;
}

function press(event: KeyboardEvent, root: HTMLElement, session: ReviewSession, keys: CardKeys): void {
  const focused = event.target;
  if (!(focused instanceof HTMLElement) || event.defaultPrevented || event.isComposing) return;
  if (!keys.isShown && event.key === ' ' && !focused.closest(OWN_SPACE)) {
    keys.show();
    return event.preventDefault();
  }
  if (!keys.isShown && keys.answer) return keys.answer(event, root);
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') session.undo();
  else if (event.ctrlKey || event.metaKey || event.altKey) return;
  else {
    const grade = keys.isShown && !focused.closest('[data-own-keys]') ? gradeOfKey(event.key) : null;
    if (grade === null) return;
    session.grade(grade);
  }
  event.preventDefault();
}

/** Where Space means something already. */
const OWN_SPACE = 'button, a, summary, input, textarea, [contenteditable], [data-own-keys]';
