import type { Page } from '@playwright/test';
import { axeFindings } from '../practice/axe.ts';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';

/** The dialog, in the words of whoever uses it. */
function stepper(page: Page) {
  const dialog = page.getByRole('dialog');
  return {
    dialog,
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
    slider: dialog.getByRole('slider', { name: 'Step' }),
    words: dialog.locator('.step-words'),
    marked: dialog.locator('[aria-current=step]'),
    values: dialog.getByRole('region', { name: 'Values' }),
    async ready() {
      await expect(this.slider).toBeVisible({ timeout: 30_000 });
    },
  };
}

/** Opens a program of one's own from the runner of a question. */
async function stepOwn(page: Page, code: string) {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.button('Run').click();
  await expect(task.editor).toBeVisible();
  await task.writeProgram(code);
  await task.region.locator('.runner').getByRole('button', { name: 'Step through' }).click();
  const steps = stepper(page);
  await steps.ready();
  return steps;
}

const LOSS = `import torch
logits = torch.tensor([[2.0, -1.0]], requires_grad=True)
loss = -logits.log_softmax(1)[0, 0]
loss.backward()
big = torch.zeros(20, 20)
print("done")
logits / "a"
`;

test("by mouse: through a question's filled code, forwards, backwards, to the end", async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.button('Step through').click();
  await expect(page.getByRole('status').first()).toContainText('A blank is still empty');
  await task.fill(1, '0.1');
  await task.button('Step through').click();
  const steps = stepper(page);
  await steps.ready();
  await expect(steps.words).toHaveText('Before the first line.');
  await steps.button('Step forwards').click();
  await expect(steps.words).toContainText('Line 1');
  await expect(steps.marked).toHaveCount(1);
  await steps.button('Step back').click();
  await expect(steps.marked).toHaveCount(0);
  await steps.button('To the end').click();
  await expect(steps.words).toContainText('The program has finished.');
  await expect(steps.values).toContainText('target row: [0.925, 0.025, 0.025, 0.025]');
  await steps.button('Close').click();
  await expect(steps.dialog).toBeHidden();
  await expect(task.button('Step through')).toBeFocused();
});

test('by keys alone: values, the graph of backward, and the exception at its line', async ({ page }) => {
  const steps = await stepOwn(page, LOSS);
  await expect(steps.button('Step forwards')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(steps.words).toHaveText('Line 2: logits is float32 [1, 2] (2, -1).');
  await expect(steps.values.getByRole('cell', { name: '-1', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(steps.words).toContainText('gradients flowed back');
  await expect(steps.values.getByRole('img', { name: /nodes, listed below/ })).toBeVisible();
  await expect(steps.values.locator('.backward-node', { hasText: 'AccumulateGrad' })).toContainText('logits');
  await page.keyboard.press('ArrowRight');
  await steps.values.getByRole('img', { name: /Heat map of big/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(steps.values.getByText('big[1, 0] = 0')).toBeVisible();
  await steps.button('Step forwards').focus();
  await page.keyboard.press('End');
  await expect(steps.words).toContainText('raises TypeError');
  await expect(steps.marked).toHaveText(/logits \/ "a"/);
  await page.keyboard.press('Home');
  await expect(steps.words).toHaveText('Before the first line.');
  await page.keyboard.press('Escape');
  await expect(steps.dialog).toBeHidden();
});

test('an endless program is cut, and says so', async ({ page }) => {
  const steps = await stepOwn(page, 'x = 0\nwhile True:\n    x += 1\n');
  await expect(steps.dialog.getByText('Stopped after 1,000 steps')).toBeVisible();
  await steps.slider.focus();
  await page.keyboard.press('End');
  await expect(steps.words).toContainText('The program was stopped here.');
});

test('a cell of a page is stepped through', async ({ page }) => {
  await page.goto(`${PATTERN}/learn`);
  await page.getByRole('button', { name: 'Step through' }).first().click();
  const steps = stepper(page);
  await steps.ready();
  await steps.button('To the end').click();
  await expect(steps.words).toContainText('The program has finished.');
});

test.describe('without Python', () => {
  test.use({ errorsExpected: true });
  test('a download that fails is told, and can be tried again', async ({ page }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.fill(1, '0.1');
    await task.button('Step through').click();
    const steps = stepper(page);
    await expect(steps.dialog).toContainText('could not be downloaded');
    await page.unroute('**/python/*.wasm');
    await steps.button('Try again').click();
    await steps.ready();
  });
});

test.describe('on a phone, by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('nothing is wider than the screen, and every step can be reached', async ({ page }) => {
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.blank(1).tap();
    await task.chip('0.1').tap();
    await task.button('Step through').tap();
    const steps = stepper(page);
    await steps.ready();
    await steps.button('Step forwards').tap();
    await expect(steps.words).toContainText('Line 1');
    await steps.button('To the end').tap();
    await expect(steps.words).toContainText('The program has finished.');
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      ...[...document.querySelectorAll('.stepper, .stepped-code, .stepper-values')].map(
        (part) => part.scrollWidth,
      ),
    ]);
    expect(Math.max(...widths)).toBeLessThanOrEqual(390);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });
    test('with values, a graph and an exception', async ({ page }) => {
      const steps = await stepOwn(page, LOSS);
      for (const at of [2, 4, 5, 7]) {
        await steps.slider.fill(String(at));
        await expect(steps.dialog.getByText(`${at} of 7`)).toBeVisible();
        expect(await axeFindings(page)).toEqual([]);
      }
    });
  });
}
