import type { Page } from '@playwright/test';
import { question } from '../practice/question.ts';
import { PRACTICE } from '../practice/site.ts';
import { expect, keptPaths, type OwnSite, stayUntilKept, test } from './own-site.ts';

const PAGE_FILE = 'pytorch/label-smoothing/practice/index.html';
const title = (page: Page) => page.locator('meta[name="version"]');
const notice = (page: Page) => page.getByRole('complementary', { name: 'About this site' });

/** A version whose pages are marked, and whose scripts have other names: those of the old one are gone. */
async function publishSecond(site: OwnSite): Promise<void> {
  await site.publish({
    [PAGE_FILE]: (text) => text.replace('<title>', '<meta name="version" content="2"><title>'),
  });
}

/** As the browser does by itself from time to time. */
const look = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));

/** Opens a page, then puts a second version in the place of its own, which lacks a script of the first; gives that script's path. */
async function openOldVersion(page: Page, site: OwnSite): Promise<string | undefined> {
  await page.goto(PRACTICE);
  await stayUntilKept(page);
  const old = (await keptPaths(page)).find(
    (path) => path.startsWith('/assets/runner-') && path.endsWith('.js'),
  );
  await site.spoil(old ?? '', () => null);
  await publishSecond(site);
  await look(page);
  await expect(notice(page)).toContainText('A new version is ready.');
  return old;
}

test('a new version is told, waits until it is wanted, and then is there', async ({ page, site }) => {
  await page.goto(PRACTICE);
  await stayUntilKept(page);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await publishSecond(site);
  await look(page);
  await expect(notice(page)).toContainText('A new version is ready.');
  await expect(page.getByRole('status')).toContainText('A new version is ready.');
  // Nothing has been loaded again: what was filled in is still there.
  await task.expectHeld(1, '0.1');
  await task.check();
  await task.expectScore('right');
  expect(await title(page).count()).toBe(0);

  await notice(page).getByRole('button', { name: 'Use it' }).click();
  await expect(title(page)).toHaveCount(1);
  await task.expectScore('right');
  await expect(notice(page)).toHaveCount(0);
});

test('the old page keeps working when its scripts are gone from the server', async ({ page, site }) => {
  await openOldVersion(page, site);
  const other = await page.context().newPage();
  await other.goto(PRACTICE);
  await notice(other).getByRole('button', { name: 'Use it' }).click();
  await expect(title(other)).toHaveCount(1);

  await expect(notice(page)).toContainText('Another tab uses a new version now.');
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Run').click();
  await expect(task.output).toContainText('target row', { timeout: 30_000 });
  expect(await title(page).count()).toBe(0);
  await notice(page).getByRole('button', { name: 'Use it here' }).click();
  await expect(title(page)).toHaveCount(1);
});

test('what only the old version needs is dropped when its pages are closed', async ({ page, site }) => {
  const old = await openOldVersion(page, site);
  expect(await keptPaths(page)).toContain(old);
  const context = page.context();
  await page.close();
  const later = await context.newPage();
  await later.goto(PRACTICE);
  await expect(title(later)).toHaveCount(1);
  await expect.poll(() => keptPaths(later)).not.toContain(old);
});
