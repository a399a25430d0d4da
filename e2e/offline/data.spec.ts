import { readFile } from 'node:fs/promises';
import { axeFindings } from '../practice/axe.ts';
import { question } from '../practice/question.ts';
import { PRACTICE } from '../practice/site.ts';
import { expect, stayUntilKept, test } from './own-site.ts';

test('the log can be saved, deleted and read again, and a second time adds nothing', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');

  await page.goto('/data');
  await expect(page.getByText(/^[1-9]\d* events? (is|are) kept/)).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await saving).path();
  expect(await readFile(path, 'utf8')).toMatch(/^\{"tenfold":"log","format":1\}\n\{.*"kind":"answered"/);

  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(page.getByRole('link', { name: 'Start with the first task' })).toBeVisible();
  await page.goto('/data');
  await expect(page.getByText('Nothing is kept yet')).toBeVisible();

  const file = page.getByLabel('Read a file');
  await file.setInputFiles(path);
  await expect(page.locator('.data-report')).toContainText(
    /^[1-9]\d* events? (was|were) added, 0 were here already/,
  );
  await file.setInputFiles(path);
  await expect(page.locator('.data-report')).toContainText(/^0 events were added, [1-9]/);
  await file.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await expect(page.locator('.data-report')).toContainText('not a file that Tenfold saved');
  await page.goto(PRACTICE);
  await task.expectScore('right');
});

test('it tells when the site is kept', async ({ page }) => {
  await page.goto('/data');
  await stayUntilKept(page);
  await expect(page.getByText('Everything is kept on this device')).toBeVisible({ timeout: 30_000 });
});

test('a store that is forbidden is told, and practice goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');
  await page.goto('/data');
  await expect(page.getByText('in memory only')).toContainText('the browser forbids it');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 800 } });

    test('axe finds nothing, and nothing is wider than a phone', async ({ page }) => {
      await page.goto('/data');
      await expect(page.getByText('Nothing is kept yet')).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });
}
