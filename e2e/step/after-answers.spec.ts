/** Stepping where code is written, and through what was answered, once a test or a problem of a challenge is over. */
import type { Page } from '@playwright/test';
import { answerer } from '../answering/answerer.ts';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';
import { testTaker } from '../test/test-taker.ts';

const PYTHON_MS = 60_000;
test.describe.configure({ timeout: 180_000 });

/** The dialog goes through a program to its end, and is closed. */
async function expectStepped(page: Page) {
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('slider', { name: 'Step' })).toBeVisible({ timeout: PYTHON_MS });
  await dialog.getByRole('button', { name: 'To the end' }).click();
  await expect(dialog.locator('.step-words')).toContainText(
    /The program has finished|The program ended with/,
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toHaveCount(0);
}

test('code that is being written is stepped through, as it stands, and costs no attempt', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Write the loss');
  await task.region.scrollIntoViewIfNeeded();
  await task.writeProgram('word = "mine"\nprint(word * 2)');
  await task.region.locator('.try-out').getByRole('button', { name: 'Step through' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Write the loss, step by step' })).toBeVisible();
  await expect(dialog.getByRole('slider', { name: 'Step' })).toBeVisible({ timeout: PYTHON_MS });
  await dialog.getByRole('button', { name: 'To the end' }).click();
  await expect(dialog.getByRole('region', { name: 'Values' })).toContainText('minemine');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(task.region).toContainText('3 attempts left');
});

test('the folded answers of a test: what was answered, and what works', async ({ page }) => {
  const taker = testTaker(page);
  await taker.begin();
  await taker.answer('wrong');
  await expect(page.getByRole('button', { name: /Step through/ })).toHaveCount(
    (await taker.kind()) === 'write' ? 1 : 0,
  );
  await taker.place(10).click();
  await taker.submit();
  await taker.submit('Submit as it is');
  const [first, second] = [page.locator('details.answered').nth(0), page.locator('details.answered').nth(1)];
  await first.locator('summary').click();
  await first.getByRole('button', { name: /Step through (it|your answer)/ }).click();
  await expectStepped(page);
  await second.locator('summary').click();
  await second
    .getByRole('button', { name: /Step through (it|what works)/ })
    .first()
    .click();
  await expectStepped(page);
});

test('a problem of a challenge is stepped through when it is over, not while its clock runs', async ({
  page,
}) => {
  const { region, kind } = answerer(page);
  const stepping = page.getByRole('button', { name: /^Step through/ });
  await page.goto(`${PATTERN}/challenge`);
  await page.getByRole('button', { name: 'Begin the challenge' }).click();
  for (let number = 1; number <= 5; number += 1) {
    await page.getByRole('button', { name: `Start problem ${number}` }).click();
    await expect(region.getByText(`Question ${number} of 5`)).toBeAttached({ timeout: PYTHON_MS });
    if ((await kind()) === 'write') await expect(region.getByRole('button', { name: 'Run' })).toBeVisible();
    await expect(stepping).toHaveCount(0);
    await page.getByRole('button', { name: 'Give up' }).click();
    await expect(stepping.first()).toBeVisible();
  }
  await stepping.last().click();
  await expectStepped(page);
});
