import { join } from 'node:path';
import { question } from '../practice/question.ts';
import { expect, PRACTICE, test } from '../practice/site.ts';

const root = join(import.meta.dirname, '../..');

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({
      colorScheme,
      viewport: { width: 960, height: 860 },
      deviceScaleFactor: 1.5,
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('the README: a question answered wrong, then right, with what every option did', async ({
      page,
    }) => {
      await page.goto(PRACTICE);
      const task = question(page, 'Create the loss');
      await task.answer('1.0', 'wrong');
      await task.fill(1, '0.1');
      await task.check();
      await expect(task.proof).toHaveCount(4);
      await task.region.evaluate((region) => region.scrollIntoView({ block: 'start' }));
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(root, `docs/pictures/practice-${colorScheme}.png`) });
    });
  });
}

test.describe('a link that is shared', () => {
  test.use({ colorScheme: 'light', viewport: { width: 800, height: 420 }, deviceScaleFactor: 1.5 });

  test('shows the first screen of the home page', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // What is there to be pressed says nothing on a picture.
    await page.locator('.icon-button, .home-start, .proof-field').evaluateAll((all) => {
      for (const each of all) each.setAttribute('style', 'display: none');
    });
    await page.screenshot({ path: join(root, 'apps/web/public/social.png') });
  });
});
