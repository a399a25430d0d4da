import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { LiveTask } from '../task/live-task.ts';
import { handleKey } from './question-keys.ts';

/** Lets keys answer the question in `root` while it is on the page; null while it is not loaded. */
export function useQuestionKeys(root: RefObject<HTMLElement | null>, task: LiveTask | null): void {
  useEffect(() => {
    const section = root.current;
    if (!section || !task) return undefined;
    const listen = (event: KeyboardEvent) => handleKey(event, task, section);
    section.addEventListener('keydown', listen);
    return () => section.removeEventListener('keydown', listen);
  }, [task]);
}
