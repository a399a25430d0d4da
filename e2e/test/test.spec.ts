import { axeFindings } from '../practice/axe.ts';
import { expect, PATTERN, test } from '../practice/site.ts';
import { keptKinds } from '../answering/answerer.ts';
import { testTaker } from './test-taker.ts';

const TEST = `${PATTERN}/test`;

test('ten right answers: strong, with its probability, the gaps, and every answer with its proof', async ({
  page,
}) => {
  const taker = testTaker(page);
  await page.goto(PATTERN);
  await page.getByRole('link', { name: /Test this pattern/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Test' })).toBeVisible();
  await taker.button('Begin the test').click();
  await taker.answerAll({ right: 10, of: 10 });
  await expect(page.getByText('10 of 10 answered')).toBeVisible();
  await expect(page.locator('.strip, .mark, .result')).toHaveCount(0);
  await taker.submit();
  await expect(page.getByRole('heading', { name: /is strong, with a probability of \d\d%/ })).toBeFocused();
  await expect(page.getByRole('img', { name: /strong \d\d%/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'By level' })).toContainText('3 of 3');
  await expect(page.getByText(/On another day, a re-test/)).toBeVisible();
  const first = page.locator('details.answered').first();
  await first.locator('summary').click();
  await expect(first.getByRole('figure', { name: 'Proof' })).toBeVisible();
  await expect(first.getByRole('heading', { name: 'Worked solution' })).toBeVisible();

  await page.goto(PATTERN);
  await expect(page.getByText(/strong \(\d\d%\), to be confirmed on another day/)).toBeVisible();
});

test('a reload and a closed tab lose nothing; the answer can be changed until the end', async ({
  page,
  context,
}) => {
  const taker = testTaker(page);
  await taker.begin();
  await taker.answer('wrong');
  await taker.button('Flag').click();
  await taker.button('Next').click();
  await expect(taker.place(2)).toHaveAttribute('aria-current', 'step');
  await expect.poll(() => keptKinds(page)).toContain('test-moved');
  await page.close();

  const again = await context.newPage();
  const back = testTaker(again);
  await again.goto(TEST);
  await expect(again.getByText('1 of 10 answered')).toBeVisible();
  await back.button('Go on with it').click();
  await expect(back.place(2)).toHaveAttribute('aria-current', 'step');
  await expect(back.place(1)).toHaveAccessibleName('Question 1: answered, flagged');
  await back.button('Back').click();
  await expect(back.button('Flagged')).toHaveAttribute('aria-pressed', 'true');
  await back.answer('right');
  await again.reload();
  await back.button('Go on with it').click();
  await expect(back.place(1)).toHaveAttribute('aria-current', 'step');
});

test('submitting with open questions warns, and costs nothing to go back from', async ({ page }) => {
  const taker = testTaker(page);
  await taker.begin();
  await taker.answer('right');
  await taker.place(10).click();
  await taker.submit();
  await expect(page.getByRole('heading', { name: '9 questions are not answered' })).toBeFocused();
  await taker.button('Go on answering').click();
  await expect(taker.place(10)).toHaveAttribute('aria-current', 'step');
  await taker.submit();
  await taker.submit('Submit as it is');
  await expect(page.getByRole('heading', { name: /is weak, with a probability/ })).toBeVisible();
  await expect(page.getByText(/^1 of 10 right/)).toBeVisible();
});

test('while it is undecided, one question more is offered, and the end', async ({ page }) => {
  const taker = testTaker(page);
  await taker.begin();
  await taker.answerAll({ right: 6, of: 10 });
  await taker.submit();
  await expect(page.getByRole('heading', { name: 'Not decided yet' })).toBeFocused();
  await taker.button('One question more').click();
  await expect(taker.place(11)).toHaveAttribute('aria-current', 'step');
  await expect(taker.button('Back')).toHaveCount(0);
  await taker.answer('right');
  await taker.submit();
  await taker.button('End with what is known').click();
  await expect(page.getByRole('heading', { name: /is .*, .*with a probability of \d\d%/ })).toBeVisible();
});

test('confidence that was stated comes back as a diagram', async ({ page }) => {
  const taker = testTaker(page);
  await taker.begin();
  await taker.button('sure').click();
  await taker.answer('wrong');
  await taker.place(10).click();
  await taker.submit();
  await taker.submit('Submit as it is');
  await expect(page.getByRole('row', { name: /^sure/ })).toContainText('0 of 1');
});

test('the verdicts of past tests are told, before the next one and below its result', async ({ page }) => {
  const taker = testTaker(page);
  const past = page.getByRole('table', { name: 'Your tests so far' });
  await taker.begin();
  await expect(past).toHaveCount(0);
  const end = async () => {
    await taker.place(10).click();
    await taker.submit();
    await taker.submit('Submit as it is');
  };
  await end();
  await expect(past, 'one alone is the result itself').toHaveCount(0);
  await taker.button('Test again').click();
  await expect(taker.region).toBeVisible();
  await page.reload();
  await expect(past.getByRole('row', { name: /weak \(.*%\), 0 of 10$/ })).toHaveCount(1);
  await taker.button('Go on with it').click();
  await taker.answer('right');
  await end();
  await expect(past.getByRole('row', { name: /\d of \d+$/ })).toHaveCount(2);
  await expect(past.getByRole('row', { name: /of/ }).first()).toContainText('1 of 10');
});

test('keyboard alone', async ({ page }) => {
  const taker = testTaker(page);
  await page.goto(TEST);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  await expect(taker.button('Begin the test')).toBeEnabled();
  await taker.button('Begin the test').focus();
  await page.keyboard.press('Enter');
  await expect(taker.region.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(taker.place(2)).toHaveAttribute('aria-current', 'step');
  await expect(taker.region.getByRole('heading', { level: 2 })).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, and 390 px are enough, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 844 });
    const look = async () => {
      expect(await axeFindings(page)).toEqual([]);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    };
    const taker = testTaker(page);
    await page.goto(TEST);
    await expect(taker.button('Begin the test')).toBeEnabled();
    await look();
    await taker.button('Begin the test').click();
    for (let number = 1; number <= 10; number += 1) {
      await taker.place(number).click();
      if (number === 1) await taker.button('likely').click();
      await taker.answer(number <= 5 ? 'right' : 'wrong');
      await look();
    }
    await taker.submit();
    await expect(page.getByRole('heading', { name: 'Not decided yet' })).toBeVisible();
    await look();
    await taker.button('End with what is known').click();
    for (const answer of await page.locator('details.answered summary').all()) await answer.click();
    await expect(page.getByRole('figure', { name: 'Proof' })).toHaveCount(10);
    await look();
  });
}
