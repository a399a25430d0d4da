import { axeFindings } from '../practice/axe.ts';
import { expect, PATTERN, test } from '../practice/site.ts';
import { cellOf, LEARN, READ } from './cell.ts';

const SLOW = { timeout: 30_000 };

test.describe('a cell', () => {
  test('shows what was recorded, and running it gives the same', async ({ page }) => {
    await page.goto(LEARN);
    const cell = cellOf(page, 'from-a-label');
    await expect(cell.recorded).toContainText('built in   tensor(0.6283)');
    await expect(cell.recorded).toContainText('PyTorch 2.13');
    await cell.button('Run').click();
    await expect(cell.live).toContainText('The same as recorded.', SLOW);
    await expect(cell.live).toContainText('built in   tensor(0.6283)');
  });

  test('is edited, says that it is no longer what was recorded, and is reset', async ({ page }) => {
    await page.goto(LEARN);
    const cell = cellOf(page, 'from-a-label');
    await cell.button('Edit').click();
    await expect(cell.editor).toContainText('classes, eps = 5, 0.1');
    await cell.write('print(6 * 7)');
    await cell.button('Run').click();
    await expect(cell.live).toContainText(/With your changes.*Not what was recorded\.\s*42/s, SLOW);
    await cell.button('Reset').click();
    await expect(cell.editor).toHaveCount(0);
    await expect(cell.live).toHaveCount(0);
    await expect(cell.root).toContainText('classes, eps = 5, 0.1');
    await expect(cell.button('Edit')).toBeFocused();
  });

  test('is stopped while it runs for ever, and runs after that', async ({ page }) => {
    await page.goto(LEARN);
    const cell = cellOf(page, 'two-forms');
    await cell.button('Edit').click();
    await cell.write('print("on and on")\nwhile True: pass');
    await cell.button('Run').click();
    await expect(cell.live).toContainText('on and on', SLOW);
    await cell.button('Stop').click();
    await expect(cell.live).toContainText('Stopped after', { timeout: 5000 });
    await cell.button('Reset').click();
    await cell.button('Run').click();
    await expect(cell.live).toContainText('The same as recorded.', SLOW);
  });

  test('that is there to raise shows the exception, and raises it here too', async ({ page }) => {
    await page.goto(LEARN);
    const cell = cellOf(page, 'above-one');
    await expect(cell.recorded).toContainText('RuntimeError: label_smoothing must be between 0.0 and 1.0');
    await cell.button('Run').click();
    await expect(cell.live).toContainText('The same as recorded.', SLOW);
  });

  test('gives way to another one that is run', async ({ page }) => {
    await page.goto(LEARN);
    const [first, second] = [cellOf(page, 'two-forms'), cellOf(page, 'from-a-label')];
    await first.button('Edit').click();
    await first.write('while True: pass');
    await first.button('Run').click();
    await expect(first.live).toContainText('Running in this page', SLOW);
    await second.button('Run').click();
    await expect(second.live).toContainText('The same as recorded.', SLOW);
    await expect(first.button('Run')).toBeVisible();
  });
});

test.describe('by keys alone', () => {
  test('a cell is run, edited, run from the editor, and reset', async ({ page }) => {
    await page.goto(LEARN);
    const cell = cellOf(page, 'from-a-label');
    await cell.button('Run').focus();
    await page.keyboard.press('Enter');
    await expect(cell.live).toContainText('The same as recorded.', SLOW);
    await cell.button('Edit').focus();
    await page.keyboard.press('Enter');
    await expect(cell.editor).toBeVisible();
    await expect(cell.editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('print("by keys")');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(cell.live).toContainText('by keys', SLOW);
    await cell.button('Reset').focus();
    await page.keyboard.press('Enter');
    await expect(cell.editor).toHaveCount(0);
  });

  test('a recorded number says where it comes from, by focus and by pointer, until Escape', async ({
    page,
  }) => {
    await page.goto(LEARN);
    const number = page.locator('a.ref[href="#from-a-label"]').first();
    await number.focus();
    const tip = page.getByRole('tooltip');
    await expect(tip).toContainText('Computed by a program on this page, which ran on PyTorch 2.13');
    await expect(number).toHaveAccessibleDescription(/program on this page/);
    await page.keyboard.press('Escape');
    await expect(tip).toHaveCount(0);
    await page.getByRole('heading', { level: 1 }).hover();
    await number.hover();
    await expect(tip).toBeVisible();
    await number.click();
    await expect(page).toHaveURL(/#from-a-label$/);
  });
});

test('the end says that the mode is done, the pattern page knows it, and the next mode follows', async ({
  page,
}) => {
  await page.goto(LEARN);
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByText('Done.', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^Next: Deep dive/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deep dive');
  await page.goto(PATTERN);
  await expect(page.getByRole('img', { name: '1 of 10 modes done' })).toBeVisible();
  await page.goto(LEARN);
  await expect(page.getByText('Done.', { exact: true })).toBeVisible();
});

test('the table of contents leads to its sections', async ({ page }) => {
  await page.goto(`${PATTERN}/deep-dive`);
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'Distillation' })
    .click();
  await expect(page).toHaveURL(/#distillation$/);
  await expect(page.getByRole('heading', { name: 'Distillation' })).toBeInViewport();
});

test('a figure has a text alternative, and opens the program that computed it', async ({ page }) => {
  await page.goto(`${PATTERN}/deep-dive`);
  const figure = page.locator('#floor-over-eps');
  await expect(figure.getByRole('img', { name: /floor/i })).toBeVisible();
  await figure.getByText('The program that computed it').click();
  await expect(figure.locator('.code')).toContainText('figure = {');
});

test.describe('when it cannot be fetched', () => {
  test.use({ errorsExpected: true });

  test('the page says so, and tries again', async ({ page }) => {
    await page.goto(PATTERN);
    await page.route('**/assets/learn-*.json', (route) => route.abort());
    await page.getByRole('link', { name: /learn/i }).first().click();
    await expect(page.getByRole('alert')).toContainText('This page could not be loaded.');
    await page.unroute('**/assets/learn-*.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn');
  });

  test('Python that does not come is told in the cell, and can be tried again', async ({ page }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    await page.goto(LEARN);
    const cell = cellOf(page, 'two-forms');
    await cell.button('Run').click();
    await expect(cell.live).toContainText('could not be downloaded', SLOW);
    await page.unroute('**/python/*.wasm');
    await cell.button('Try again').click();
    await expect(cell.live).toContainText('The same as recorded.', SLOW);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a page is read whole: prose, code, what was recorded, figures', async ({ page }) => {
    await page.goto(`${PATTERN}/deep-dive`);
    await expect(cellOf(page, 'three-ways').recorded).toContainText('built in');
    await expect(page.locator('#floor-over-eps svg').first()).toBeAttached();
    await expect(page.getByRole('button', { name: 'Run' })).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const mode of READ) {
    test(`${mode} fits, and what is too wide scrolls by itself`, async ({ page }) => {
      await page.goto(`${PATTERN}/${mode}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const wide = await page
        .locator('.formula')
        .evaluateAll((all) =>
          all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
        );
      expect(wide).toEqual([]);
    });
  }

  test('a recorded number says where it comes from at the first touch, and leads there at the second', async ({
    page,
  }) => {
    await page.goto(LEARN);
    await expect(page.locator('html.live')).toBeAttached();
    const number = page.locator('a.ref[href="#from-a-label"]').first();
    await number.tap();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await expect(page).not.toHaveURL(/#/);
    await number.tap();
    await expect(page).toHaveURL(/#from-a-label$/);
  });

  test('a cell is run by touch', async ({ page }) => {
    await page.goto(LEARN);
    const cell = cellOf(page, 'two-forms');
    await cell.button('Run').tap();
    await expect(cell.live).toContainText('The same as recorded.', SLOW);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const mode of READ) {
      test(`finds nothing in ${mode}`, async ({ page }) => {
        await page.goto(`${PATTERN}/${mode}`);
        await expect(page.locator('html.live')).toBeAttached();
        expect(await axeFindings(page)).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await axeFindings(page)).toEqual([]);
      });
    }
  });
}
