import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

test('focus stays in the question when its end takes the button away, and when it starts again', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Check').focus();
  await page.keyboard.press('Enter');
  await task.expectScore('right');
  await expect(task.region.getByRole('heading', { level: 2 })).toBeFocused();
  await task.button('New numbers').focus();
  await page.keyboard.press('Enter');
  await expect(task.blank(1)).toBeFocused();
});

test('the way to the next task takes the focus along, so that keys fill that one', async ({ page }) => {
  await page.goto(PRACTICE);
  const [first, second] = [question(page, 'Create the loss'), question(page, 'Smooth once')];
  const next = first.region.getByRole('link', { name: 'Next: Smooth once' });
  await first.answer('1.0', 'wrong');
  await expect(next, 'not while it is open').toHaveCount(0);
  await first.answer('0.1', 'right');
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(second.region.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(second.region).toBeInViewport();
  await page.keyboard.press('a');
  await expect(second.blank(1)).not.toHaveAccessibleDescription('empty');
});

test('focus stays where it is after a wrong answer', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '1.0');
  await task.button('Check').focus();
  await page.keyboard.press('Enter');
  await task.expectScore('wrong');
  await expect(task.button('Check')).toBeFocused();
});

test('the runner takes focus when it opens, lets the keyboard out of the editor, and gives focus back', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.button('Run').focus();
  await page.keyboard.press('Enter');
  await expect(task.editor).toBeVisible();
  await task.editor.focus();
  await page.keyboard.press('Tab');
  await expect(task.output).toBeFocused();
  await task.button('Close').click();
  await expect(task.button('Run')).toBeFocused();
});
