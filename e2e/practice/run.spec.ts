import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

test('the filled code runs, an endless loop is stopped, and the next run works', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Run').click();
  await expect(task.output).toContainText('target row: [0.925, 0.025, 0.025, 0.025]', { timeout: 30_000 });
  await task.stopEndlessLoop();
  await task.writeProgram('print(6 * 7)\n1 / 0');
  await task.button('Run').click();
  await expect(task.output).toContainText('42');
  await expect(task.output).toContainText(/line 2[\s\S]*ZeroDivisionError: division by zero/);
  await task.button('Reset').click();
  await expect(task.editor).toContainText('label_smoothing=0.1');
});

test('after an answer Run opens the program that proved it', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'A value that works');
  await task.fill(1, '1.5');
  await task.check();
  await task.button('Run').click();
  await expect(task.output).toContainText(
    'RuntimeError: label_smoothing must be between 0.0 and 1.0. Got: 1.5',
    {
      timeout: 30_000,
    },
  );
});

test.describe('without Python', () => {
  test.use({ errorsExpected: true });

  test('a download that fails is told, and can be tried again', async ({ page }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.fill(1, '0.1');
    await task.button('Run').click();
    await expect(task.output).toContainText('could not be downloaded');
    await page.unroute('**/python/*.wasm');
    await task.button('Try again').click();
    await expect(task.output).toContainText('target row', { timeout: 30_000 });
  });

  test('answers are judged and shown without it', async ({ page }) => {
    await page.route('**/python/**', (route) => route.abort());
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.answer('0.1', 'right');
  });
});

test('the quick check of a worked solution runs in the page', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');
  await task.button('Run the check').click();
  const output = task.region.getByRole('log', { name: 'Output of the quick check' });
  await expect(output).toContainText('Finished in', { timeout: 30_000 });
  await expect(output.locator('pre')).toContainText('0.92');
});
