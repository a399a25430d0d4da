import type { Page } from '@playwright/test';
import { type AnswerKey, keyOf, optionsIn, type PublicQuestion, REFERENCE, unseal } from '@tenfold/pattern';
import { axeFindings } from './axe.ts';
import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

const PYTHON_MS = 60_000;
test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Answers a question right, and says before how sure that is. */
async function answer(page: Page, asked: PublicQuestion) {
  const task = question(page, asked.title);
  const { region, button } = task;
  const [variant] = asked.variants;
  if (!variant) throw new Error(`${asked.id} has no variant`);
  const { outcomes, programs } = unseal(variant.sealed, asked.id);
  if (asked.kind === 'write') await task.writeProgram(programs[keyOf([REFERENCE])] ?? '');
  const [key] = Object.entries(outcomes).find(([, { passes }]) => passes) ?? [];
  const options = asked.kind === 'write' ? [] : optionsIn((key ?? '') as AnswerKey);
  for (const [place, option] of options.entries()) {
    if (asked.kind.startsWith('fill')) {
      await button(`Blank ${place + 1}`).click();
      await region.locator(`[data-option="${option}"]`).click();
    } else {
      const at = variant.options.findIndex(({ id }) => id === option);
      await region.locator('input[type=radio]').nth(at).check();
    }
  }
  await button('likely').click();
  await button('Check').click();
  await expect(region).toHaveAttribute('data-score', 'right', { timeout: PYTHON_MS });
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
  const finish = page.getByRole('region', { name: 'All 12 answered' });
  await expect(finish).toContainText('12 right at the first attempt.');
  await expect(finish.getByRole('row', { name: /^likely/ })).toContainText('12 of 12 (100%)');
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
