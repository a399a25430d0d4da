import { expect, PATTERN, test } from '../practice/site.ts';

test.use({ errorsExpected: true });

test('what there is to ask cannot be fetched: told, and tried again', async ({ page }) => {
  await page.route('**/assets/test-*.json', (route) => route.abort());
  await page.goto(`${PATTERN}/test`);
  await expect(page.getByRole('alert')).toContainText('The questions could not be loaded.');
  await page.unroute('**/assets/test-*.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Begin the test' })).toBeEnabled();
});

test('the code of the test cannot be fetched: told, and tried again', async ({ page }) => {
  await page.route('**/assets/sitting-*.js', (route) => route.abort());
  await page.goto(`${PATTERN}/test`);
  await expect(page.getByRole('alert')).toContainText('The test could not be loaded.');
  await page.unroute('**/assets/sitting-*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Begin the test' })).toBeEnabled();
});

test('offline when the questions are drawn: the same questions are there later', async ({
  page,
  context,
}) => {
  await page.goto(`${PATTERN}/test`);
  await expect(page.getByRole('button', { name: 'Begin the test' })).toBeEnabled();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Begin the test' }).click();
  await expect(page.getByRole('alert')).toContainText('You are offline.');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('section.question').getByText('Question 1 of 10')).toBeAttached();
});
