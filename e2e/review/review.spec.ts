import type { Page } from '@playwright/test';
import { answerer } from '../answering/answerer.ts';
import { axeFindings } from '../practice/axe.ts';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';

const REVIEW = `${PATTERN}/review`;

const show = (page: Page) => page.getByRole('button', { name: 'Show the answer' });
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const grades = (page: Page) => page.getByRole('group', { name: /How well/ }).getByRole('button');
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });

test('new cards are turned and graded with keys alone, with the next interval on each button', async ({
  page,
}) => {
  await page.goto(REVIEW);
  await expect(page.getByRole('main')).toContainText('5 to go · 0 done today · at most 20 a day');
  await expect(answer(page)).toHaveCount(0);
  const first = await title(page).innerText();
  await show(page).focus();
  await page.keyboard.press('Space');
  await expect(answer(page)).toBeFocused();
  await expect(grades(page)).toHaveText([/Again 1 min/, /Hard 6 min/, /Good 10 min/, /Easy 8 days/]);
  await page.keyboard.press('4');
  await expect(page.getByRole('status')).toContainText('Comes again in 8 days');
  await expect(page.getByRole('main')).toContainText('4 to go · 1 done today');
  await expect(title(page)).not.toHaveText(first);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('4');
  await expect(page.getByRole('main'), 'a card that is not turned is not graded').toContainText('4 to go');
  await page.keyboard.press('Space');
  await expect(answer(page)).toBeFocused();
});

test('a grade is taken back, and the card is there again', async ({ page }) => {
  await page.goto(REVIEW);
  const first = await title(page).innerText();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
  await show(page).click();
  await grades(page).nth(3).click();
  await expect(title(page)).not.toHaveText(first);
  await page.keyboard.press('Control+z');
  await expect(title(page)).toHaveText(first);
  await expect(answer(page)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('5 to go · 0 done today');
});

test('when all is done it says when cards are due next; a reload finds it done', async ({ page }) => {
  await page.goto(REVIEW);
  for (const left of [4, 3, 2, 1, 0]) {
    await show(page).click();
    await page.keyboard.press('4');
    await expect(page.getByRole('main')).toContainText(`${left} to go`);
  }
  await expect(title(page)).toHaveText('Done for today');
  await expect(page.getByText('No card is due on the next 7 days.')).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveText('Done for today');
  await expect(page.getByRole('main')).toContainText('5 done today');
});

test('what was missed in practice is counted in the header and comes as a fresh variant', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const missed = question(page, 'Create the loss');
  await missed.answer('1.0', 'wrong');
  const before = await missed.region.locator('pre').first().innerText();
  await expect(page.getByRole('banner')).toContainText('1 due');
  await page.goto(REVIEW);
  const card = question(page, 'Create the loss');
  await expect(card.region).toBeVisible();
  expect(await card.region.locator('pre').first().innerText(), 'other numbers').not.toBe(before);
  await expect(grades(page)).toHaveCount(0);
  await show(page).click();
  await expect(card.region).toContainText('Worked solution');
  await expect(grades(page).first(), 'not known suggests again').toHaveClass(/main/);
  await grades(page).nth(2).click();
  await expect(page.getByRole('banner')).not.toContainText('due');
  await expect(title(page)).not.toHaveText('Create the loss');
});

test('a question is answered with keys, and its grade is suggested', async ({ page }) => {
  const taker = answerer(page);
  await page.goto(PRACTICE);
  const missed = question(page, 'What it changes');
  await missed.radio('The input data').check();
  await missed.check();
  await missed.expectScore('wrong');
  await page.goto(REVIEW);
  await expect(title(page)).toHaveText('What it changes');
  await taker.answer('right');
  await page.keyboard.press('Enter');
  await expect(answer(page)).toBeFocused();
  await expect(grades(page).nth(2), 'right suggests good').toHaveClass(/main/);
  await page.reload();
  await expect(grades(page), 'an answer stays until it is graded').toHaveCount(4);
});

test('other pages do not load the scheduler while nothing is to be reviewed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(PRACTICE);
  await question(page, 'Create the loss').fill(1, '0.1');
  await question(page, 'Create the loss').check();
  await question(page, 'Create the loss').expectScore('right');
  const scripts = await Promise.all(
    asked.filter((url) => url.endsWith('.js')).map(async (url) => (await page.request.get(url)).text()),
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => script.includes('get_retrievability'))).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });

    test('nothing scrolls sideways and axe finds nothing, before, after and at the end', async ({ page }) => {
      const check = async () => {
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      };
      await page.goto(REVIEW);
      await expect(show(page)).toBeVisible();
      await check();
      await show(page).tap();
      await expect(grades(page).first()).toBeInViewport({ ratio: 1 });
      await check();
      for (const left of [4, 3, 2, 1, 0]) {
        if (left < 4) await show(page).tap();
        await grades(page).nth(3).tap();
        await expect(page.getByRole('main')).toContainText(`${left} to go`);
      }
      await expect(title(page)).toHaveText('Done for today');
      await check();
    });
  });
}

test('code that was missed is written in the review', async ({ page }) => {
  test.setTimeout(120_000);
  const taker = answerer(page);
  await page.goto(`${PATTERN}/challenge`);
  await page.getByRole('radio', { name: /^No clock/ }).check();
  await page.getByRole('button', { name: 'Begin the challenge' }).click();
  for (let number = 1; number <= 5; number += 1) {
    await page.getByRole('button', { name: `Start problem ${number}` }).click();
    await page.getByRole('button', { name: 'Give up' }).click({ timeout: 60_000 });
  }
  await page.goto(REVIEW);
  while ((await title(page).innerText()) !== 'Padding by hand') {
    const before = await title(page).innerText();
    await show(page).click();
    await grades(page).nth(3).click();
    await expect(title(page)).not.toHaveText(before);
  }
  await taker.answer('right');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(answer(page)).toContainText('Right.', { timeout: 60_000 });
  await expect(grades(page).nth(2), 'right suggests good').toHaveClass(/main/);
});

test('on paper all cards stand with their answers; on the screen they do not', async ({ page }) => {
  await page.goto(REVIEW);
  await expect(page.getByRole('button', { name: 'Print all 22 cards' })).toBeVisible();
  const answers = page.locator('.sheet dd');
  await expect(answers).toHaveCount(22);
  await expect(answers.first()).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(answers.first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('how sure one is may be said before the answer, and comes back as a diagram', async ({ page }) => {
  await page.goto(PRACTICE);
  await question(page, 'Create the loss').answer('1.0', 'wrong');
  const learner = answerer(page);
  await page.goto(REVIEW);
  const card = question(page, 'Create the loss');
  await card.button('unsure').click();
  await expect(card.button('unsure')).toHaveAttribute('aria-pressed', 'true');
  await learner.answer('right');
  await card.check();
  await expect(answer(page)).toContainText('Right');
  await expect(card.button('unsure')).toHaveCount(0);
  await grades(page).nth(3).click();
  for (const left of [4, 3, 2, 1, 0]) {
    await expect(page.getByRole('main')).toContainText(`${left + 1} to go`);
    await show(page).click();
    await page.keyboard.press('4');
  }
  await expect(title(page)).toHaveText('Done for today');
  await expect(page.getByRole('row', { name: /^unsure/ })).toContainText('1 of 1');
});
