import type { Page } from '@playwright/test';
import { expect, test } from '../practice/site.ts';
import { testTaker } from './test-taker.ts';

/** Three easy, four medium and three hard questions: every kind that the test has, code to write at each level. */
const ASKED = [
  'the-confidence-gap',
  'the-default',
  'full-strength',
  'rows-from-labels',
  'one-training-step',
  'padding-and-the-mean',
  'four-values',
  'the-same-loss-unsmoothed',
  'a-weighted-mean',
  'the-gap',
];
const PYTHON_MS = 60_000;

test.describe.configure({ timeout: 120_000 });

/** Leaves nothing else to draw from. */
async function onlyAsked(page: Page) {
  await page.route('**/assets/test-*.json', async (route) => {
    const response = await route.fetch();
    const bank: { questions: { id: string }[] } = await response.json();
    await route.fulfill({
      response,
      json: { questions: bank.questions.filter(({ id }) => ASKED.includes(id)) },
    });
  });
}

test('every kind is answered; written code is tried out, kept over a reload, and run when it is submitted', async ({
  page,
}) => {
  const taker = testTaker(page);
  await onlyAsked(page);
  await taker.begin();
  const kinds = new Set<string>();
  for (let number = 1; number <= 10; number += 1) {
    await expect(taker.region.getByText(`Question ${number} of 10`)).toBeAttached();
    const kind = await taker.kind();
    await taker.answer('right');
    if (kind === 'write' && !kinds.has(kind)) {
      await taker.button('Run').click();
      await expect(taker.region.getByRole('log', { name: 'Output' })).toContainText('Finished', {
        timeout: PYTHON_MS,
      });
      await expect(taker.place(number)).toHaveAccessibleName(`Question ${number}: answered`);
      await page.reload();
      await taker.button('Go on with it').click();
      await expect(taker.place(number)).toHaveAccessibleName(`Question ${number}: answered`);
    }
    kinds.add(kind);
    if (number < 10) await taker.button('Next').click();
  }
  expect([...kinds].sort()).toEqual(['claim', 'fill', 'order', 'predict', 'program', 'value', 'write']);
  await taker.submit();
  await expect(page.getByRole('heading', { name: /is strong, with a probability/ })).toBeVisible({
    timeout: PYTHON_MS,
  });
  await expect(page.getByText(/^10 of 10 right/)).toBeVisible();
});

test.describe('without Python', () => {
  test.use({ errorsExpected: true });

  test('nothing is submitted while the code cannot be run; without it, it counts as not known', async ({
    page,
  }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    const taker = testTaker(page);
    await onlyAsked(page);
    await taker.begin();
    await taker.answerAll({ right: 10, of: 10 });
    await taker.submit();
    await expect(page.getByRole('heading', { name: 'Nothing was submitted' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('could not be downloaded');
    await taker.button('Go on answering').click();
    await expect(taker.place(10)).toHaveAccessibleName('Question 10: answered');
    await taker.submit();
    await taker.button('Submit without it').click();
    await taker
      .button('End with what is known')
      .or(page.getByText(/^7 of 10 right/))
      .first()
      .click();
    await expect(page.getByText(/^7 of 10 right/)).toBeVisible();
  });
});
