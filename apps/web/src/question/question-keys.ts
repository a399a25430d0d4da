/**
 * Keys of a question, only while focus is inside it (WCAG 2.1.4): A to H or 1 to 9 answer, Backspace empties a blank,
 * Ctrl+Z takes back, Enter checks. Whatever has its own use for a key (the editor, links, other buttons) keeps it.
 */
import { placesOf } from '@tenfold/pattern/public';
import { placeChip } from '../kinds/blanks/place-chip.ts';
import type { LiveTask } from '../task/live-task.ts';

export function handleKey(event: KeyboardEvent, task: LiveTask, root: HTMLElement): void {
  const focused = event.target;
  if (!(focused instanceof HTMLElement) || focused.closest('[data-own-keys]') || event.isComposing) return;
  if (act(event, focused, task, root)) event.preventDefault();
}

/** True when the key meant something here. */
function act(event: KeyboardEvent, focused: HTMLElement, task: LiveTask, root: HTMLElement): boolean {
  const blank = focused.dataset.blank === undefined ? null : Number(focused.dataset.blank);
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (event.key.toLowerCase() !== 'z' || event.shiftKey) return false;
    task.send({ kind: 'undo' });
    return true;
  }
  if (event.altKey) return false;
  if (event.key === 'Enter') return check(focused, blank, task);
  if (event.key === 'Backspace' || event.key === 'Delete') return clear(blank, task);
  return answer(optionIndex(event.key), blank, task, root);
}

function check(focused: HTMLElement, blank: number | null, task: LiveTask): boolean {
  const isOwn = blank === null && focused.closest('button, a, summary') !== null;
  if (isOwn) return false;
  task.send({ kind: 'check' });
  return true;
}

/** The blank that has focus, else the active one, else the one filled last. */
function clear(blank: number | null, task: LiveTask): boolean {
  const { answer, active } = task.state.peek();
  if (!answer.kind.startsWith('fill')) return false;
  const filled = placesOf(answer).findLastIndex((option) => option !== null);
  task.send({ kind: 'clear', blank: blank ?? active ?? filled });
  return true;
}

function answer(index: number, blank: number | null, task: LiveTask, root: HTMLElement): boolean {
  const option = task.context.peek().variant.options[index];
  if (!option || task.state.peek().phase !== 'open') return false;
  const chip = root.querySelector<HTMLElement>(`[data-option="${option.id}"]`);
  if (chip) placeChip(task, root, { option: option.id, from: chip, blank });
  else root.querySelectorAll<HTMLElement>('input[type=radio]')[index]?.click();
  return true;
}

/** 0 for `a`, `A` or `1`; -1 for other keys. */
function optionIndex(key: string): number {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  return /^[a-h]$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 97 : -1;
}
