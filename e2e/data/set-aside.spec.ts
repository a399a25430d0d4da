import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings } from '../practice/axe.ts';
import { question } from '../practice/question.ts';
import { expect, PRACTICE, test } from '../practice/site.ts';
import { keepOneAnswer } from './kept.ts';

/** Answers one question, so that there is a log, and puts copies of its record beside it as `change` makes them. */
async function withRecords(page: Page, changes: readonly object[]): Promise<void> {
  await keepOneAnswer(page);
  await page.evaluate(async (changed) => {
    const opened = indexedDB.open('tenfold');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const store = opened.result.transaction('events', 'readwrite').objectStore('events');
    const all = store.getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    for (const [index, change] of changed.entries()) {
      const id = `${String(all.result[0].id).slice(0, -3)}${100 + index}`;
      store.add({ ...all.result[0], ...change, id });
    }
    await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
    opened.result.close();
  }, changes);
  await page.reload();
}

test('damaged records and those of a newer version are told, can be saved, and the rest is used', async ({
  page,
}) => {
  await withRecords(page, [{ at: 'noon' }, { kind: 'answered', right: 7 }, { format: 9, kind: 'dreamt' }]);
  const section = page.getByRole('region', { name: 'Set aside' });
  await expect(section).toContainText('2 records are damaged and not counted. Everything else is used.');
  await expect(section.getByRole('listitem')).toHaveText([/^answered: at: /, /^answered, .*right: /]);
  await expect(section).toContainText('1 record was written by a newer version of Tenfold.');
  await expect(page.getByText('1 event is kept')).toBeVisible();

  const saving = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Save what is set aside' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^tenfold-set-aside-.*\.jsonl$/);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
  const saved = lines.map((line) => JSON.parse(line));
  expect(saved).toMatchObject([
    { kind: 'damaged', record: { at: 'noon' }, problem: expect.stringContaining('at:') },
    { kind: 'damaged', record: { right: 7 } },
    { kind: 'newer', record: { kind: 'dreamt' } },
  ]);
  await page.goto(PRACTICE);
  await question(page, 'Create the loss').expectScore('right');
});

test('nothing is said of it while there is nothing; only the first of many are listed', async ({ page }) => {
  await withRecords(page, []);
  await expect(page.getByText('1 event is kept')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Set aside' })).toHaveCount(0);
  await page.evaluate(() => indexedDB.deleteDatabase('tenfold'));
  await withRecords(
    page,
    Array.from({ length: 12 }, () => ({ at: 'noon' })),
  );
  const section = page.getByRole('region', { name: 'Set aside' });
  await expect(section).toContainText('12 records are damaged');
  await expect(section.getByRole('listitem')).toHaveCount(6);
  await expect(section.getByRole('listitem').last()).toHaveText('and 7 more');
});

test('axe finds nothing in what is set aside, and a phone shows all of it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await withRecords(page, [{ at: 'noon' }, { format: 9, kind: 'dreamt' }]);
  await expect(page.getByRole('region', { name: 'Set aside' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
