import type { Locator, Page } from '@playwright/test';
import { dragByTouch } from '../practice/question.ts';
import { expect, test } from '../practice/site.ts';
import { testTaker } from './test-taker.ts';

/** A test whose first medium question is to be put in order. */
async function begin(page: Page) {
  await page.route('**/assets/test-*.json', async (route) => {
    const response = await route.fetch();
    const bank: { questions: { id: string; kind: string; level: string }[] } = await response.json();
    const questions = bank.questions.filter(
      ({ id, level }) => level !== 'medium' || id === 'one-training-step',
    );
    await route.fulfill({ response, json: { questions } });
  });
  const taker = testTaker(page);
  await taker.begin();
  for (let number = 1; (await taker.kind()) !== 'order'; number += 1) {
    await taker.button('Next').click();
    await expect(taker.region.getByText(`Question ${number + 1} of`)).toBeAttached();
  }
  const yours = taker.region.getByRole('list').first();
  const left = taker.region.getByRole('list').last();
  await expect(left.locator('code').first()).toBeVisible();
  return { ...taker, yours, left };
}

test('lines are dragged in, moved, and dragged out with the mouse', async ({ page }) => {
  const { yours, left } = await begin(page);
  const texts = await left.locator('code').allInnerTexts();
  await left.getByRole('listitem').nth(1).dragTo(yours.getByRole('listitem').first());
  await left.getByRole('listitem').first().dragTo(yours.getByRole('listitem').nth(1));
  await expect(yours.locator('code')).toHaveText([texts[1] ?? '', texts[0] ?? '']);
  await yours.getByRole('listitem').nth(1).dragTo(yours.getByRole('listitem').first());
  await expect(yours.locator('code')).toHaveText([texts[0] ?? '', texts[1] ?? '']);
  await yours.getByRole('listitem').first().dragTo(left.getByRole('listitem').first());
  await expect(yours.locator('code')).toHaveText([texts[1] ?? '']);
});

test('the same with keys: in, down, up, out; focus stays on the line', async ({ page }) => {
  const { yours, left } = await begin(page);
  const texts = await left.locator('code').allInnerTexts();
  /** Focus is put where it belongs in the frame after a key: nobody presses the next one before that. */
  const press = async (button: Locator) => {
    await button.focus();
    await page.keyboard.press('Enter');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  };
  await press(left.getByRole('button').first());
  await expect(yours.locator('code')).toHaveText([texts[0] ?? '']);
  await press(left.getByRole('button').first());
  await press(yours.getByRole('button', { name: `Move up: ${texts[1]}` }));
  await expect(yours.locator('code')).toHaveText([texts[1] ?? '', texts[0] ?? '']);
  await expect(yours.getByRole('listitem').first().locator(':focus')).toHaveCount(1);
  await press(yours.getByRole('button', { name: `Take out: ${texts[1]}` }));
  await expect(yours.locator('code')).toHaveText([texts[0] ?? '']);
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a line is taken by its grip', async ({ page }) => {
    const { yours, left } = await begin(page);
    const [text] = await left.locator('code').allInnerTexts();
    const place = yours.getByRole('listitem').first();
    await place.scrollIntoViewIfNeeded();
    await dragByTouch(page, left.locator('.order-grip').first(), place);
    await expect(yours.locator('code')).toHaveText([text ?? '']);
  });
});
