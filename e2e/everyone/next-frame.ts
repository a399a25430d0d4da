import type { Page } from '@playwright/test';

/** Resolves when the page has been drawn anew: what it does when its size or its colours change, it does with the next frame. */
export function nextFrame(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  );
}
