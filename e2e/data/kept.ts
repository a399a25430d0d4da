import { expect, type Page } from '@playwright/test';
import { question } from '../practice/question.ts';
import { PRACTICE } from '../practice/site.ts';

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

/** Answers a question, and opens the page about what is kept of it. */
export async function keepOneAnswer(page: Page): Promise<void> {
  await page.goto(PRACTICE);
  await question(page, 'Create the loss').answer('0.1', 'right');
  await expectKept(page, 1);
  await page.goto('/data');
  await expect(page.getByText('1 event is kept')).toBeVisible();
}
