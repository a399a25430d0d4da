import { axeFindings } from './axe.ts';
import { question } from './question.ts';
import { expect, PATTERN, PRACTICE, test } from './site.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    for (const path of ['/', PATTERN, PRACTICE]) {
      test(`on ${path}`, async ({ page }) => {
        await page.goto(path);
        expect(await axeFindings(page)).toEqual([]);
      });
    }

    test('in the states of a task: wrong, hinted, spent, right, running', async ({ page }) => {
      await page.goto(PRACTICE);
      const task = question(page, 'Create the loss');
      await task.fill(1, '1.0');
      await task.check();
      await task.button('Hint').click();
      await task.expectScore('wrong');
      expect(await axeFindings(page)).toEqual([]);
      for (const text of ['0.0', '-0.1']) {
        await task.fill(1, text);
        await task.check();
      }
      const several = question(page, 'Targets by hand');
      await several.fill(1, '0.1');
      await several.fill(2, '0.025');
      await several.check();
      await several.expectScore('right');
      const chosen = question(page, 'What it changes');
      await chosen.radio('The input data').check();
      await chosen.check();
      await chosen.expectScore('wrong');
      expect(await axeFindings(page)).toEqual([]);
      await task.button('Run').click();
      await expect(task.editor).toBeVisible();
      await expect(task.output).toContainText(/Finished|Raised/, { timeout: 30_000 });
      expect(await axeFindings(page)).toEqual([]);
    });
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('all twelve questions can be read, with the code that is to be completed', async ({ page }) => {
    await page.goto(PRACTICE);
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(12);
    await expect(page.getByRole('region', { name: 'The target row' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Write the loss' })).toContainText('def smoothed_loss');
    await expect(page.locator('noscript .note')).toBeVisible();
  });
});

test('the page source tells neither key nor outcome', async ({ request }) => {
  const html = await (await request.get(PRACTICE)).text();
  expect(html).toContain('Create the loss');
  expect(html).not.toMatch(/the label is lost|nothing was smoothed|Worked solution/);
});

test('nothing shifts visibly while a page loads', async ({ page }) => {
  for (const path of ['/', PATTERN, PRACTICE]) {
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(
              list.getEntries().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0),
            );
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    expect(shift, path).toBeLessThan(0.001);
  }
});

test('the theme that the learner chose is there before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Light colours' }).click();
  await page.reload();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
});

test('at 320 px, which is 400 % zoom, nothing is cut off or scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 600 });
  for (const path of ['/', PATTERN, PRACTICE]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});
