import type { Draggable } from './drag.ts';

/** Dragging is a bonus: its code is fetched after the page works, and where that fails, clicks and keys are left. */
export function dragLater(root: HTMLElement, draggable: Draggable): () => void {
  let detach: (() => void) | null = () => undefined;
  const attach = async () => {
    const { attachDrag } = await import('./drag.ts');
    if (detach) detach = attachDrag(root, draggable);
  };
  attach().catch(() => undefined);
  return () => {
    detach?.();
    detach = null;
  };
}
