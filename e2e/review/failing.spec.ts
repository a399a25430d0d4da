import { expect, PATTERN, test } from '../practice/site.ts';

test.use({ errorsExpected: true });

test('the cards cannot be fetched: told, and tried again', async ({ page }) => {
  await page.route('**/assets/review-*.json', (route) => route.abort());
  await page.goto(`${PATTERN}/review`);
  await expect(page.getByRole('alert')).toContainText('The review could not be loaded.');
  await page.unroute('**/assets/review-*.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('main')).toContainText('5 to go');
});
