import type { OptionId } from '@tenfold/pattern/public';
import type { LiveTask } from '../../task/live-task.ts';

const FLIGHT_MS = 150;

/**
 * Puts the option of `chip` into blank `index` (null: the active one) and shows it travel there from where it is drawn.
 * Focus then waits on the next blank, unless the chip itself has it (a keyboard or a screen reader pressed it).
 */
export function placeChip(task: LiveTask, root: HTMLElement, chip: HTMLElement, index: number | null): void {
  const option = chip.dataset.option as OptionId;
  const from = chip.getBoundingClientRect();
  const before = task.state.peek();
  task.send({ kind: 'place', option, ...(index === null ? {} : { blank: index }) });
  const { answer, active } = task.state.peek();
  if (answer === before.answer) return;
  const filled = index ?? before.active ?? 0;
  const blankOf = (number: number) => root.querySelector<HTMLElement>(`[data-blank="${number}"]`);
  if (document.activeElement !== chip) blankOf(active ?? filled)?.focus({ preventScroll: true });
  requestAnimationFrame(() => fly(from, blankOf(filled)?.querySelector('.blank-held')));
}

/** Moves `target` from the place `from` to its own; at once where less motion is wanted. */
function fly(from: DOMRect, target: Element | null | undefined): void {
  if (!target || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const to = target.getBoundingClientRect();
  const shift = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  target.animate([{ transform: shift }, { transform: 'none' }], { duration: FLIGHT_MS, easing: 'ease-out' });
}
