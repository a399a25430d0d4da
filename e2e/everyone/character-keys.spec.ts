/**
 * WCAG 2.1.4: no key that types a character does anything while the focus is outside the question or card that it belongs to,
 * so that speech input and a hand that slips change nothing. Where the focus is inside, the same keys work.
 */
import type { Page } from '@playwright/test';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';

const CHARACTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** All that a learner could have changed. */
const looks = (page: Page) =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll('input, select, textarea')].map((each) =>
      each instanceof HTMLInputElement ? `${each.value} ${each.checked}` : (each as HTMLSelectElement).value,
    );
    const { activeElement } = document;
    const dialogs = document.querySelectorAll('dialog[open]').length;
    return [
      location.href,
      activeElement?.tagName,
      document.querySelector('main')?.innerHTML,
      dialogs,
      ...controls,
    ].join('\n');
  });

async function typeEverything(page: Page, characters = CHARACTERS): Promise<void> {
  for (const character of characters) await page.keyboard.press(character === ' ' ? 'Space' : character);
}

async function expectNothing(page: Page, characters = CHARACTERS): Promise<void> {
  // What a page fetches later is there by then, and changes nothing while the keys are pressed.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const before = await looks(page);
  await typeEverything(page, characters);
  expect(await looks(page)).toBe(before);
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('practice: nothing from outside; inside a question they answer', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.answer('1.0', 'wrong');
  await expect(task.proof.first()).toBeVisible();
  await expectNothing(page);
  await page.getByRole('main').focus();
  await page.keyboard.press('2');
  await task.expectHeld(1, '1.0');
  await task.blank(1).focus();
  await page.keyboard.press('2');
  await expect(task.region).not.toHaveAttribute('data-score', 'wrong');
});

test('review: nothing from outside; inside the card Space turns it and a number grades', async ({ page }) => {
  await page.goto(`${PATTERN}/review`);
  const show = button(page, 'Show the answer');
  await expect(show).toBeVisible();
  await expectNothing(page);
  await page.getByRole('main').focus();
  await page.keyboard.press('Space');
  await expect(show).toBeVisible();
  await show.click();
  await expect(page.getByRole('region', { name: 'Answer' })).toBeFocused();
  await expectNothing(page);
  await page.getByRole('region', { name: 'Answer' }).focus();
  await page.keyboard.press('4');
  await expect(page.getByRole('main')).toContainText('1 done today');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Answer' })).toBeFocused();
});

test('test: nothing from outside', async ({ page }) => {
  await page.goto(`${PATTERN}/test`);
  await button(page, 'Begin the test').click();
  await expect(page.locator('section.question')).toBeVisible();
  await expectNothing(page);
});

test('challenge: nothing from outside', async ({ page }) => {
  await page.goto(`${PATTERN}/challenge`);
  await page.getByRole('radio', { name: /^No clock/ }).check();
  await button(page, 'Begin the challenge').click();
  await button(page, 'Start problem 1').click();
  await expect(button(page, 'Check')).toBeVisible({ timeout: 60_000 });
  await expectNothing(page);
});

for (const mode of ['visualize', 'experiment', 'learn']) {
  test(`${mode}: nothing from outside`, async ({ page }) => {
    await page.goto(`${PATTERN}/${mode}`);
    await expect(page.locator('html')).toHaveClass(/live/);
    // What the curves say is written a moment after they are drawn.
    await page.waitForLoadState('networkidle');
    await expect(page.getByText('No points yet.')).toHaveCount(0);
    // Space is the browser's own here: it scrolls, and what comes into view is drawn.
    await expectNothing(page, CHARACTERS.slice(1));
  });
}

test('the step player goes by arrow keys, not by characters', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Step through').click();
  const slider = page.getByRole('dialog').getByRole('slider', { name: 'Step' });
  await expect(slider).toBeVisible({ timeout: 30_000 });
  await slider.focus();
  const before = await slider.inputValue();
  await typeEverything(page);
  await expect(slider).toHaveValue(before);
  await page.keyboard.press('ArrowRight');
  await expect(slider).not.toHaveValue(before);
});
