/** The browser's promise not to clear what is kept: when it is asked for, and that a learner is told while there is none. */
import type { Page } from '@playwright/test';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';
import { expectKept } from './kept.ts';

/** A browser that answers `answer` when asked; `asks` when it would put a question to the learner, as Firefox does. */
async function browserThat(page: Page, asks: 'asks' | 'decides', answer: boolean): Promise<void> {
  await page.addInitScript(
    ([kind, says]) => {
      const counted = () => Number(sessionStorage.getItem('asked') ?? 0);
      StorageManager.prototype.persist = async () => {
        sessionStorage.setItem('asked', String(counted() + 1));
        return says;
      };
      StorageManager.prototype.persisted = async () => says && counted() > 0;
      if (kind === 'asks') Reflect.deleteProperty(Navigator.prototype, 'userAgentData');
    },
    [asks, answer] as const,
  );
}

const asked = (page: Page) => page.evaluate(() => Number(sessionStorage.getItem('asked') ?? 0));
const note = (page: Page) => page.getByText('which may clear them when room is short');

async function answer(page: Page): Promise<void> {
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');
  await expectKept(page, 1);
}

test('a browser that decides without a question is asked after the first answer, not before', async ({
  page,
}) => {
  await browserThat(page, 'decides', true);
  await page.goto(PRACTICE);
  await expect(page.locator('html')).toHaveClass(/live/);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  expect(await asked(page)).toBe(0);
  await answer(page);
  await expect.poll(() => asked(page)).toBe(1);
  await page.goto(PATTERN);
  await expect(page.getByRole('banner')).toContainText('1 point');
  await expect(note(page)).toHaveCount(0);
  await page.goto('/data');
  await expect(page.getByText('has promised not to clear it')).toBeVisible();
});

test('a browser that would put a question is asked only when the learner wants it', async ({ page }) => {
  await browserThat(page, 'asks', true);
  await page.goto(PRACTICE);
  await expect(note(page)).toHaveCount(0);
  await answer(page);
  await expect(page.getByRole('banner')).toContainText('1 point');
  await page.goto(PATTERN);
  await expect(note(page)).toBeVisible();
  expect(await asked(page)).toBe(0);
  await page.getByRole('button', { name: 'Ask it to keep them' }).press('Enter');
  await expect(page.getByRole('status')).toHaveText('The browser will keep your answers.');
  expect(await asked(page)).toBe(1);
  await page.reload();
  await expect(page.getByRole('banner')).toContainText('1 point');
  await expect(note(page)).toHaveCount(0);
});

test('a promise that is refused is told, with what to do', async ({ page }) => {
  await browserThat(page, 'asks', false);
  await page.goto(PRACTICE);
  await answer(page);
  await page.goto(PATTERN);
  await page.getByRole('button', { name: 'Ask it to keep them' }).click();
  await expect(page.getByRole('main')).toContainText('does not promise to keep your answers');
  await page.getByRole('link', { name: 'Save them as a file' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your data');
  await page.getByRole('button', { name: 'Ask it to keep my data' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('does not promise');
  await expect(page.getByRole('button', { name: 'Ask it to keep my data' })).toBeFocused();
});
