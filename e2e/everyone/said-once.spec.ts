/** What is announced while a question is answered: each message once, in one place, with nothing left unsaid. */
import type { Page } from '@playwright/test';
import { question } from '../practice/question.ts';
import { expect, PRACTICE, test } from '../practice/site.ts';

declare global {
  interface Window {
    /** Every text that a live region of the page came to hold, in order. */
    said: string[];
  }
}

test('what happens in a task is said once, in its order', async ({ page }) => {
  await listen(page);
  await page.goto(PRACTICE, { waitUntil: 'networkidle' });
  await hush(page);
  const task = question(page, 'Create the loss');
  await task.check();
  await expectSaid(page, ['Blank 1 is still empty. This cost no attempt.']);
  await task.answer('1.0', 'wrong');
  await expectSaid(page, [
    'Blank 1 is next: choose an option.',
    '1.0 is in blank 1. All is filled: Check, or press Enter.',
    'Blank 1 is wrong. 2 attempts left.',
  ]);
  await task.button('Hint').click();
  await expectSaid(page, [/^Hint: /]);
  await task.answer('0.1', 'right');
  await expectSaid(page, [
    'Blank 1 is next: choose an option.',
    '0.1 is in blank 1. All is filled: Check, or press Enter.',
    'Right. The proof is below.',
  ]);
  const chosen = question(page, 'What it changes');
  await chosen.radio('The input data').check();
  await chosen.check();
  await expectSaid(page, [/^[A-D] chosen\. Check, or press Enter\.$/, /^Not this one\. 2 attempts left\.$/]);
});

test('what a program printed is said as its output, and its end once', async ({ page }) => {
  await listen(page);
  await page.goto(PRACTICE, { waitUntil: 'networkidle' });
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Run').click();
  await expect(task.output).toContainText('Finished', { timeout: 60_000 });
  const said = await page.evaluate(() => window.said);
  const ends = said.filter((text) => text.startsWith('Finished'));
  expect(ends, said.join('\n')).toHaveLength(1);
});

/** Notes what the live regions come to hold, from the start of the page. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const live = '[role=status], [role=alert], [role=log], [aria-live]';
    window.said = [];
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const changed = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (changed) regions.add(changed);
        for (const added of addedNodes) {
          if (added instanceof Element) for (const each of added.querySelectorAll(live)) regions.add(each);
        }
      }
      for (const region of regions) {
        const text = region.textContent?.trim();
        if (text) window.said.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

const hush = (page: Page) =>
  page.evaluate(() => {
    window.said = [];
  });

/** Exactly these since the last time: one more would be said twice. */
async function expectSaid(page: Page, texts: readonly (string | RegExp)[]): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.said.length)).toBeGreaterThanOrEqual(texts.length);
  const said = await page.evaluate(() => window.said);
  expect(said).toHaveLength(texts.length);
  for (const [at, text] of texts.entries()) expect(said[at]).toMatch(text);
  await hush(page);
}
