/**
 * Dragging with mouse, pen or finger through pointer events, because HTML's own dragging does not start on touch. A press
 * that moves less than 6 px stays a click.
 */

export interface Draggable {
  /** The element that a press at `pressed` would drag; null for none. */
  readonly itemAt: (pressed: Element, event: PointerEvent) => HTMLElement | null;
  /** A selector of the places where it may be let go. */
  readonly places: string;
  /** It was let go at a place. `ghost` is what followed the pointer. */
  readonly drop: (item: HTMLElement, ghost: HTMLElement, place: HTMLElement) => void;
}

/** A finger hides what it points at: within this distance of a place it still counts. */
const MAGNET_PX = 28;
const CLICK_PX = 6;

interface Drag {
  readonly item: HTMLElement;
  readonly pointer: number;
  readonly startX: number;
  readonly startY: number;
  /** What follows the pointer, once it has moved far enough. */
  ghost: HTMLElement | null;
  over: HTMLElement | null;
}

/** Gives the function that detaches it. */
export function attachDrag(root: HTMLElement, { itemAt, places, drop }: Draggable): () => void {
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
    drag?.item.removeAttribute('data-dragged');
    drag?.over?.removeAttribute('data-over');
    drag = null;
  };
  on('pointerdown', (event) => {
    const item = event.target instanceof Element ? itemAt(event.target, event) : null;
    if (!item || event.button !== 0) return;
    const { pointerId: pointer, clientX: startX, clientY: startY } = event;
    drag = { item, pointer, startX, startY, ghost: null, over: null };
  });
  on('pointermove', (event) => {
    if (drag?.pointer !== event.pointerId) return;
    if (!drag.ghost && Math.hypot(event.clientX - drag.startX, event.clientY - drag.startY) < CLICK_PX)
      return;
    drag.ghost ??= lift(drag.item, event.pointerId);
    drag.ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px) translate(-50%, -110%)`;
    const over = nearest(root, places, event);
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
      const place = nearest(root, places, event);
      if (place) drop(drag.item, drag.ghost, place);
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

function lift(item: HTMLElement, pointer: number): HTMLElement {
  item.setPointerCapture(pointer);
  const ghost = document.createElement('div');
  ghost.append(...item.cloneNode(true).childNodes);
  ghost.className = item.className;
  ghost.classList.add('ghost');
  ghost.setAttribute('aria-hidden', 'true');
  ghost.style.width = `${item.offsetWidth}px`;
  item.dataset.dragged = '';
  document.body.append(ghost);
  return ghost;
}

function nearest(root: HTMLElement, places: string, { clientX, clientY }: PointerEvent): HTMLElement | null {
  let found: HTMLElement | null = null;
  let least = MAGNET_PX;
  for (const place of root.querySelectorAll<HTMLElement>(places)) {
    const { left, right, top, bottom } = place.getBoundingClientRect();
    const away = Math.hypot(
      Math.max(left - clientX, 0, clientX - right),
      Math.max(top - clientY, 0, clientY - bottom),
    );
    if (away < least) [least, found] = [away, place];
  }
  return found;
}
