import type { Page } from '@playwright/test';
import { type AnswerKey, optionsIn, type PublicQuestion, unseal } from '@tenfold/pattern';
import { axeFindings } from './axe.ts';
import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Answers a question right, and says before how sure that is. */
async function answer(page: Page, asked: PublicQuestion) {
  const { region, button, expectScore } = question(page, asked.title);
  const [variant] = asked.variants;
  const outcomes = variant ? unseal(variant.sealed, asked.id).outcomes : {};
  const [key] = Object.entries(outcomes).find(([, { passes }]) => passes) ?? [];
  for (const [place, option] of optionsIn((key ?? '') as AnswerKey).entries()) {
    if (asked.kind.startsWith('fill')) {
      await button(`Blank ${place + 1}`).click();
      await region.locator(`[data-option="${option}"]`).click();
    } else {
      const at = variant?.options.findIndex(({ id }) => id === option) ?? -1;
      await region.locator('input[type=radio]').nth(at).check();
    }
  }
  await button('likely').click();
  await button('Check').click();
  await expectScore('right');
}

test('when all is answered: what was right, and how well confidence fits it', async ({ page }) => {
  const whole = page.waitForResponse(
    async (response) =>
      /\/practice-[^/]*\.json$/.test(response.url()) &&
      !(await (await page.request.get(PRACTICE)).text()).includes(new URL(response.url()).pathname),
  );
  await page.goto(PRACTICE);
  const { questions }: { questions: PublicQuestion[] } = await (await whole).json();
  for (const [index, asked] of questions.entries()) {
    await answer(page, asked);
    const next = page.getByRole('button', { name: 'Next question' });
    if (index >= 5 && (await next.isVisible())) await next.click();
  }
  const finish = page.getByRole('region', { name: 'All 10 answered' });
  await expect(finish).toContainText('10 right at the first attempt.');
  await expect(finish.getByRole('row', { name: /^likely/ })).toContainText('10 of 10 (100%)');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
