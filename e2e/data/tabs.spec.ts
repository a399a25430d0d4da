/** Two tabs of one browser: what is done in one, the other shows without being loaded again. */
import type { Page } from '@playwright/test';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';
import { expectKept } from './kept.ts';

async function answer(page: Page): Promise<void> {
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');
  await expectKept(page, 1);
}

/** Marks the page, to see that it was not loaded again since. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
const expectMarked = (page: Page) => expect(page.locator('html[data-marked]')).toHaveCount(1);

async function deleteEverything(page: Page): Promise<void> {
  await page.goto('/data');
  await expect(page.getByText(/^[1-9]\d* events? (is|are) kept/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(page.getByRole('link', { name: 'Start with the first task' })).toBeVisible();
}

test('everything is deleted in one tab: practice and header of another begin anew, and go on', async ({
  page,
  context,
}) => {
  await page.goto(PRACTICE);
  await answer(page);
  await expect(page.getByRole('banner')).toContainText('1 point');
  await mark(page);
  const other = await context.newPage();
  await deleteEverything(other);

  const task = question(page, 'Create the loss');
  await expect(task.region).toHaveAttribute('data-phase', 'open');
  await expect(task.proof).toHaveCount(0);
  await expect(task.blank(1)).not.toHaveAccessibleDescription('0.1');
  await expect(page.getByRole('banner')).not.toContainText('point');
  await expect(page.getByRole('status')).toContainText('Everything was deleted in another tab.');
  await answer(page);
  await expect(page.getByRole('banner')).toContainText('1 point');
  await expectMarked(page);
  await page.reload();
  await task.expectScore('right');
  await expectKept(page, 1);
});

test('everything is deleted in one tab: overview, review and data of others show it', async ({
  page,
  context,
}) => {
  await page.goto(PRACTICE);
  const missed = question(page, 'Create the loss');
  await missed.answer('1.0', 'wrong');
  await expectKept(page, 1);
  const [overview, review, data] = [
    await context.newPage(),
    await context.newPage(),
    await context.newPage(),
  ];
  await overview.goto(PATTERN);
  await expect(overview.getByRole('main')).toContainText('Next: ');
  await review.goto(`${PATTERN}/review`);
  await expect(question(review, 'Create the loss').region).toBeVisible();
  await data.goto('/data');
  await expect(data.getByText('1 event is kept')).toBeVisible();
  for (const tab of [overview, review, data]) await mark(tab);
  await deleteEverything(page);

  await expect(overview.getByRole('link', { name: 'Start learning' })).toBeVisible();
  await expect(question(review, 'Create the loss').region).toHaveCount(0);
  await expect(review.getByRole('button', { name: 'Show the answer' })).toBeVisible();
  await expect(data.getByText('Nothing is kept yet')).toBeVisible();
  for (const tab of [overview, review, data]) await expectMarked(tab);
});

test('what one tab answers, or reads from a file, another that shows the same questions takes up', async ({
  page,
  context,
}) => {
  await page.goto(PRACTICE);
  await expect(question(page, 'Create the loss').region).toHaveAttribute('data-phase', 'open');
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  await mark(page);
  const other = await context.newPage();
  await other.goto(PRACTICE);
  await answer(other);
  const task = question(page, 'Create the loss');
  await task.expectScore('right');
  await expect(task.proof.first()).toBeVisible();

  await other.goto('/data');
  const saving = other.waitForEvent('download');
  await other.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await saving).path();
  await deleteEverything(other);
  await expect(task.region).toHaveAttribute('data-phase', 'open');
  await other.goto('/data');
  await other.getByLabel('Read a file').setInputFiles(path);
  await task.expectScore('right');
  await expect(page.getByRole('banner')).toContainText('1 point');
  await expectMarked(page);
});

test('a file that is read is shown by pages that were left open on the way', async ({ page }) => {
  await page.goto(PRACTICE);
  await answer(page);
  await page.goto('/data');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await saving).path();
  await deleteEverything(page);
  // From here on no page is loaded: the site's own links are followed.
  await page.getByRole('link', { name: 'Start with the first task' }).click();
  const task = question(page, 'Create the loss');
  await expect(task.region).toHaveAttribute('data-phase', 'open');
  await mark(page);
  await page.getByRole('banner').getByRole('link', { name: 'Tenfold' }).click();
  await page.getByRole('link', { name: 'Your data' }).click();
  await page.getByLabel('Read a file').setInputFiles(path);
  await expect(page.locator('.data-report')).toContainText('added');
  await page.goBack();
  await page.goBack();
  await task.expectScore('right');
  await expectMarked(page);
});

test('what an experiment has trained goes from other tabs too', async ({ page, context }) => {
  const kept = { code: 'x = 1', runs: [{ value: 0, seed: 0, measures: { acc: 0.5 }, ms: 1 }], told: [] };
  await page.goto(`${PATTERN}/experiment`);
  const own = page.getByText(/trained in this page/);
  await page.evaluate(
    (value) => localStorage.setItem('tenfold.experiment.pytorch/label-smoothing.a', JSON.stringify(value)),
    { ...kept, runs: [...kept.runs, { ...kept.runs[0], value: 0.1 }] },
  );
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Recorded' })).toBeVisible();
  await expect(own).toBeVisible();
  const other = await context.newPage();
  await other.goto(PRACTICE);
  await answer(other);
  await deleteEverything(other);
  await expect(own).toHaveCount(0);
});
