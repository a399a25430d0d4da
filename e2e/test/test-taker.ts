/** A learner who takes a test. */
import type { Page } from '@playwright/test';
import { answerer } from '../answering/answerer.ts';
import { expect, PATTERN } from '../practice/site.ts';

export function testTaker(page: Page) {
  const { region, answer, kind } = answerer(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  return {
    button,
    region,
    answer,
    kind,
    place: (number: number) => page.getByRole('button', { name: new RegExp(`^Question ${number}:`) }),
    async begin() {
      await page.goto(`${PATTERN}/test`);
      await button('Begin the test').click();
      await expect(region).toBeVisible();
    },
    /** Presses a button that submits, and waits while written code is run. */
    async submit(name: 'Submit' | 'Submit as it is' = 'Submit') {
      await button(name).click();
      await expect(page.getByRole('heading', { name: 'Running the code you wrote' })).toHaveCount(0, {
        timeout: 50_000,
      });
    },
    /** Answers from the question shown to the last one, `right` of them right and the others wrong. */
    async answerAll({ right, of }: { right: number; of: number }) {
      for (let number = 1; number <= of; number += 1) {
        await expect(region.getByText(`Question ${number} of ${of}`)).toBeAttached();
        await answer(number <= right ? 'right' : 'wrong');
        if (number < of) await button('Next').click();
      }
    },
  };
}
