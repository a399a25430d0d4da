import { expect, type Page } from '@playwright/test';

/** Waits until `count` records are on the disk: a page that is loaded again before that has not kept them. */
export async function expectKept(page: Page, count: number): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const opened = indexedDB.open('tenfold', 1);
      await new Promise((resolve) => opened.addEventListener('success', resolve));
      const counting = opened.result.transaction('events').objectStore('events').count();
      await new Promise((resolve) => counting.addEventListener('success', resolve));
      opened.result.close();
      return counting.result;
    });
  await expect.poll(kept).toBe(count);
}
