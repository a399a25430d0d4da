import { question } from './question.ts';
import { expect, PATTERN, PRACTICE, test } from './site.ts';

test('every page can be reached from one that loaded none of its content, and left again', async ({
  page,
}) => {
  await page.goto(`${PATTERN}/test`);
  const heading = page.getByRole('heading', { level: 1 });
  const back = page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last();
  for (const mode of ['learn', 'visualize', 'practice', 'experiment', 'metrics', 'review']) {
    await back.click();
    await expect(heading).toHaveText('Label smoothing');
    await page.locator(`a[href="${PATTERN}/${mode}"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/${mode}$`));
    await expect(heading).not.toHaveText('Label smoothing');
    await expect(heading).toBeVisible();
  }
});

test.describe('without a connection', () => {
  test.use({ errorsExpected: true });

  test('moving to a page while offline: told, tried again when the connection is back; the way back works', async ({
    page,
    context,
  }) => {
    await page.goto(PATTERN);
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
    await context.setOffline(true);
    await page.getByRole('main').getByRole('link', { name: 'Challenge' }).click();
    await expect(page.getByRole('alert')).toContainText('The page could not be loaded. You are offline.');
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Label smoothing' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Challenge' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Challenge' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Begin the challenge' })).toBeEnabled();
  });

  test('the code of the page cannot be fetched: it can be read, and says that it does nothing yet', async ({
    page,
  }) => {
    await page.route('**/assets/practice-page-*.js', (route) => route.abort());
    await page.goto(PRACTICE);
    await expect(page.getByRole('alert')).toContainText('What makes this page work could not be loaded.');
    await expect(page.getByRole('heading', { name: 'Create the loss' })).toBeVisible();
    await page.unroute('**/assets/practice-page-*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    const task = question(page, 'Create the loss');
    await task.answer('0.1', 'right');
  });
});
