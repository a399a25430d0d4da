/**
 * Dragging chips with mouse, pen or finger through pointer events, because HTML's own dragging does not start on
 * touch. Chips are `[data-option]`, blanks `[data-blank]`; a press that moves less than 6 px stays a click.
 */

import type { Placing } from './place-chip.ts';

/** A finger hides what it points at: within this distance of a blank it still counts. */
const MAGNET_PX = 28;
const CLICK_PX = 6;

interface Drag {
  readonly chip: HTMLElement;
  readonly pointer: number;
  readonly startX: number;
  readonly startY: number;
  /** What follows the pointer, once it has moved far enough. */
  ghost: HTMLElement | null;
  over: HTMLElement | null;
}

/** Calls `drop` with what is let go over a blank. Gives the function that detaches it. */
export function attachDrag(root: HTMLElement, drop: (placing: Placing) => void): () => void {
  let drag: Drag | null = null;
  let swallowClick = false;
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options: AddEventListenerOptions = {},
  ) => root.addEventListener(name, listener, { ...options, signal: stop.signal });

  const end = () => {
    drag?.ghost?.remove();
    drag?.chip.removeAttribute('data-dragged');
    drag?.over?.removeAttribute('data-over');
    drag = null;
  };
  on('pointerdown', (event) => {
    const chip =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-option]') : null;
    if (!chip || chip.disabled || event.button !== 0) return;
    const { pointerId: pointer, clientX: startX, clientY: startY } = event;
    drag = { chip, pointer, startX, startY, ghost: null, over: null };
  });
  on('pointermove', (event) => {
    if (drag?.pointer !== event.pointerId) return;
    if (!drag.ghost && Math.hypot(event.clientX - drag.startX, event.clientY - drag.startY) < CLICK_PX)
      return;
    drag.ghost ??= lift(drag.chip, event.pointerId);
    drag.ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px) translate(-50%, -110%)`;
    const over = nearestBlank(root, event);
    if (over === drag.over) return;
    drag.over?.removeAttribute('data-over');
    over?.setAttribute('data-over', '');
    drag.over = over;
  });
  on('pointerup', (event) => {
    if (drag?.pointer !== event.pointerId) return;
    if (drag.ghost) {
      swallowClick = true;
      setTimeout(() => {
        swallowClick = false;
      });
      const blank = nearestBlank(root, event);
      const { option } = drag.chip.dataset;
      if (blank) drop({ option, from: drag.ghost, blank: Number(blank.dataset.blank) });
    }
    end();
  });
  on('pointercancel', end);
  on(
    'click',
    (event) => {
      if (swallowClick) event.stopPropagation();
    },
    { capture: true },
  );
  // A finger that drags must not also fling the page: the next tap would only stop the fling.
  on('touchmove', (event) => drag?.ghost && event.preventDefault(), { passive: false });
  addEventListener('keydown', (event) => event.key === 'Escape' && end(), { signal: stop.signal });
  return () => {
    end();
    stop.abort();
  };
}

function lift(chip: HTMLElement, pointer: number): HTMLElement {
  chip.setPointerCapture(pointer);
  const ghost = document.createElement('div');
  ghost.append(...chip.cloneNode(true).childNodes);
  ghost.className = chip.className;
  ghost.classList.add('ghost');
  ghost.setAttribute('aria-hidden', 'true');
  ghost.style.width = `${chip.offsetWidth}px`;
  chip.dataset.dragged = '';
  document.body.append(ghost);
  return ghost;
}

function nearestBlank(root: HTMLElement, { clientX, clientY }: PointerEvent): HTMLElement | null {
  let nearest: HTMLElement | null = null;
  let least = MAGNET_PX;
  for (const blank of root.querySelectorAll<HTMLElement>('[data-blank]')) {
    const { left, right, top, bottom } = blank.getBoundingClientRect();
    const away = Math.hypot(
      Math.max(left - clientX, 0, clientX - right),
      Math.max(top - clientY, 0, clientY - bottom),
    );
    if (away < least) {
      least = away;
      nearest = blank;
    }
  }
  return nearest;
}
