/** `/data` by the keyboard alone, and by touch on a phone. */
import { readFile } from 'node:fs/promises';
import type { FileChooser, Page } from '@playwright/test';
import { axeFindings } from '../practice/axe.ts';
import { expect, test } from '../practice/site.ts';
import { keepOneAnswer } from './kept.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const begunAnew = (page: Page) => page.getByRole('link', { name: 'Start with the first task' });

/** Asked for before anything is done: the browser needs a moment until it gives choosers away. */
function fileChooser(page: Page): Promise<FileChooser> {
  return new Promise((resolve) => page.once('filechooser', resolve));
}

/** Presses Tab until `name` has the focus. Fails when a whole round does not reach it. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : activeElement;
      return label?.textContent?.trim() ?? '';
    });
  for (let stops = 0; stops < 40; stops += 1) {
    if ((await focused()) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}.`);
}

test('save, read, think better of it and delete with the keyboard alone', async ({ page }) => {
  const choosing = fileChooser(page);
  await keepOneAnswer(page);
  await tabTo(page, 'Save as a file');
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const path = await (await saving).path();
  expect(await readFile(path, 'utf8')).toContain('"kind":"answered"');

  await tabTo(page, 'Delete everything');
  await page.keyboard.press('Space');
  await expect(button(page, 'Keep it')).toBeFocused();
  await expect(page.getByRole('status')).toContainText('Nothing is deleted yet');
  await page.keyboard.press('Space');
  await expect(button(page, 'Delete everything')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Keep it')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Yes, delete everything')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(begunAnew(page)).toBeVisible();

  await page.goto('/data');
  await expect(page.getByText('Nothing is kept yet')).toBeVisible();
  await tabTo(page, 'Read a file');
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(path);
  await expect(page.getByRole('status')).toContainText('1 event was added');
  await expect(page.getByText('1 event is kept')).toBeVisible();
});

test('when the browser does not delete, that is told and nothing is lost', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('no', 'UnknownError');
    };
  });
  await keepOneAnswer(page);
  await button(page, 'Delete everything').click();
  await button(page, 'Yes, delete everything').click();
  await expect(page.getByRole('status')).toContainText('The browser did not delete it');
  await page.reload();
  await expect(page.getByText('1 event is kept')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('save, read, think better of it and delete by touch', async ({ page }) => {
    const choosing = fileChooser(page);
    await keepOneAnswer(page);
    const saving = page.waitForEvent('download');
    await button(page, 'Save as a file').tap();
    const path = await (await saving).path();
    await button(page, 'Delete everything').tap();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await button(page, 'Keep it').tap();
    await expect(page.getByText('1 event is kept')).toBeVisible();
    await button(page, 'Delete everything').tap();
    await button(page, 'Yes, delete everything').tap();
    await expect(begunAnew(page)).toBeVisible();
    await page.goto('/data');
    await expect(page.getByText('Nothing is kept yet')).toBeVisible();
    await page.getByText('Read a file', { exact: true }).tap();
    await (await choosing).setFiles(path);
    await expect(page.locator('.data-report')).toContainText('1 event was added');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
