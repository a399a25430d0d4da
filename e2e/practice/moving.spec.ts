import { expect, PATTERN, test } from './site.ts';

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
