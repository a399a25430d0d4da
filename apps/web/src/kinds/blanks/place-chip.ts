import { placesOf } from '@tenfold/pattern/public';
import type { LiveTask } from '../../task/live-task.ts';

const FLIGHT_MS = 150;

export interface Placing {
  /** Id of the option, as chips carry it. */
  readonly option: string | undefined;
  /** The chip, or what was dragged: where the option travels from. */
  readonly from: HTMLElement;
  /** From 0; null for the active blank. */
  readonly blank: number | null;
}

/**
 * Puts an option into a blank below `root` and shows it travel there. Focus then waits on the next blank, unless the
 * chip itself has it (a keyboard or a screen reader pressed it).
 */
export function placeChip(task: LiveTask, root: HTMLElement, { option, from, blank }: Placing): void {
  const id = task.context.peek().variant.options.find((each) => each.id === option)?.id;
  if (id === undefined) return;
  const start = from.getBoundingClientRect();
  const before = placesOf(task.state.peek().answer);
  task.send({ kind: 'place', option: id, ...(blank === null ? {} : { blank }) });
  const { answer, active } = task.state.peek();
  const filled = placesOf(answer).findIndex((held, place) => held === id && before[place] !== id);
  if (filled === -1) return;
  const blankOf = (number: number) => root.querySelector<HTMLElement>(`[data-blank="${number}"]`);
  if (document.activeElement !== from) blankOf(active ?? filled)?.focus({ preventScroll: true });
  requestAnimationFrame(() => fly(start, blankOf(filled)?.parentElement?.querySelector('.blank-held')));
}

/** Moves `target` from the place `start` to its own; at once where less motion is wanted. */
export function fly(start: DOMRect, target: Element | null | undefined): void {
  if (!target || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const end = target.getBoundingClientRect();
  const shift = `translate(${start.left - end.left}px, ${start.top - end.top}px)`;
  target.animate([{ transform: shift }, { transform: 'none' }], { duration: FLIGHT_MS, easing: 'ease-out' });
}
