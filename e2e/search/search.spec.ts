import { axeFindings } from '../practice/axe.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';

test('a word leads to the question that it is about, with keys alone', async ({ page }) => {
  await page.goto(PATTERN);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('create loss');
  const first = dialog.getByRole('link').first();
  await expect(first).toContainText('Create the loss');
  await expect(page.getByRole('status')).toContainText('found');
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${PRACTICE}#create-the-loss$`));
  await expect(dialog).toBeHidden();
});

test('Enter in the line goes to the first place; Escape closes and gives focus back', async ({ page }) => {
  await page.goto('/');
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await dialog.getByRole('searchbox').fill('targets by hand');
  await expect(dialog.getByRole('link').first()).toContainText('Targets by hand');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#targets-by-hand$/);
});

test('what keys do is told under the search, by the keyboard too, until something is typed', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(PRACTICE);
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  const keys = dialog.getByText('What keys do');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('region', { name: 'On a card' })).toContainText('Spaceshow the answer');
  await expect(dialog.getByRole('region', { name: 'In a question' })).toContainText('Entercheck');
  expect(await axeFindings(page)).toEqual([]);
  expect(await dialog.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true);
  await dialog.getByRole('searchbox').fill('loss');
  await expect(keys).toHaveCount(0);
});

test('nothing found is said', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('zebra');
  await expect(page.getByRole('dialog')).toContainText('Nothing found.');
});

test.describe('without a connection', () => {
  test.use({ errorsExpected: true });

  test('it says so, and can be tried again', async ({ page }) => {
    await page.route('**/search.json', (route) => route.abort());
    await page.goto('/');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await page.unroute('**/search.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('searchbox').fill('loss');
    await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme });

    test('axe finds nothing, and nothing scrolls sideways', async ({ page }) => {
      await page.goto(PRACTICE);
      await page.getByRole('button', { name: 'Search' }).tap();
      await page.getByRole('searchbox').fill('loss');
      await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(8);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
}
