import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

const PYTHON_MS = 60_000;
test.describe.configure({ timeout: 120_000 });

const RIGHT = [
  'import torch.nn.functional as F',
  'def smoothed_loss(logits, labels, eps):',
  '    log_p = F.log_softmax(logits, dim=1)',
  '    nll = -log_p.gather(1, labels.unsqueeze(1)).squeeze(1)',
  '    return ((1 - eps) * nll - eps * log_p.mean(dim=1)).mean()',
].join('\n');

test('code is written, tried out, checked wrong and then right; then another function is asked for', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Write the loss');
  await task.region.scrollIntoViewIfNeeded();
  await task.writeProgram(
    'def smoothed_loss(logits, labels, eps):\n    return logits.mean()\nprint("tried")',
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(task.output).toContainText('tried', { timeout: PYTHON_MS });
  await expect(task.region, 'trying costs nothing').toContainText('3 attempts left');
  await task.check();
  await task.expectScore('wrong');
  await expect(task.region).toContainText('2 attempts left');
  await expect(task.region, 'what the hidden check says').toContainText('With eps 0.1 it is off by');
  await task.writeProgram(RIGHT);
  await task.check();
  await task.expectScore('right');
  await expect(task.region).toContainText('Worked solution');
  await page.reload();
  await task.expectScore('right');
  await task.button('New numbers').click();
  await expect(task.region).toContainText('one loss for each example');
  await expect(task.region).toContainText('3 attempts left');
  await expect(task.editor).toBeFocused();
  await task.writeProgram(RIGHT);
  await task.check();
  await task.expectScore('wrong');
  await expect(task.region).toContainText('The result has the shape (), not (4,).');
});

test('its editor is fetched when it comes near, and not before', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(PRACTICE);
  const task = question(page, 'Write the loss');
  await question(page, 'Create the loss').fill(1, '0.1');
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => /\/(editor|write)-[^/]*\.js$/.test(url))).toEqual([]);
  await expect(task.region).toContainText('def smoothed_loss');
  await task.region.scrollIntoViewIfNeeded();
  await expect.poll(() => fetched.filter((url) => /\/editor-[^/]*\.js$/.test(url))).toHaveLength(1);
  await expect(task.editor).toBeVisible();
});

test.describe('without Python', () => {
  test.use({ errorsExpected: true });

  test('nothing is counted, and it says why', async ({ page }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    await page.goto(PRACTICE);
    const task = question(page, 'Write the loss');
    await task.region.scrollIntoViewIfNeeded();
    await task.writeProgram('x = 1');
    await task.check();
    await expect(page.getByRole('status')).toContainText('no attempt is lost');
    await expect(task.region.getByText('could not be downloaded')).toBeVisible();
    await expect(task.region).toContainText('3 attempts left');
  });
});
