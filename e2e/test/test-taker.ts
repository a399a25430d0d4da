/**
 * A learner who takes a test. What was drawn is random, so the right answers are read where the page has them: the
 * drawing from the log in the browser, the proofs from the questions that the page fetched.
 */
import type { Page } from '@playwright/test';
import { type AnswerKey, optionsIn, type PublicQuestion, unseal } from '@tenfold/pattern';
import { expect, PATTERN } from '../practice/site.ts';

interface Drawn {
  readonly question: string;
  readonly variant: string;
}

export function testTaker(page: Page) {
  const questions = new Map<string, PublicQuestion>();
  page.on('response', async (response) => {
    if (!/label-smoothing-[^/]+\/[^/]+\.json$/.test(response.url())) return;
    const question: PublicQuestion = await response.json();
    questions.set(question.id, question);
  });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const region = page.locator('section.question');

  return {
    button,
    region,
    place: (number: number) => page.getByRole('button', { name: new RegExp(`^Question ${number}:`) }),
    async begin() {
      await page.goto(`${PATTERN}/test`);
      await button('Begin the test').click();
      await expect(region).toBeVisible();
    },
    /** Answers the question shown: with an answer that passes, or one that does not. */
    async answer(how: 'right' | 'wrong') {
      const id = ((await region.getAttribute('aria-labelledby')) ?? '').replace(/-title$/, '');
      const drawn = (await drawnIn(page)).find(({ question }) => question === id);
      const question = questions.get(id);
      const variant = question?.variants.find((each) => each.id === drawn?.variant);
      if (!question || !variant) throw new Error(`The page has not fetched ${id}.`);
      const sealed = unseal(variant.sealed, question.id);
      if (sealed.kind === 'predict' && variant.options.length === 0) {
        const { printed, raised } = sealed.truth;
        const truth = raised ?? printed ?? '';
        await region.getByRole('textbox').fill(how === 'right' ? truth : `not ${truth}`);
        return;
      }
      const outcomes = Object.entries(sealed.outcomes);
      const key = outcomes.find(([, { passes }]) => passes === (how === 'right'))?.[0] as
        | AnswerKey
        | undefined;
      if (key === undefined) throw new Error(`Nothing in ${id} is ${how}.`);
      for (const out of await region.locator('[data-press="out"]').all()) await out.click();
      for (const [place, option] of optionsIn(key).entries()) {
        const at = variant.options.findIndex((each) => each.id === option);
        if (question.kind === 'fill' || question.kind === 'fill-many') {
          await button(`Blank ${place + 1}`).click();
          await region.locator(`[data-option="${option}"]`).click();
        } else if (question.kind === 'order') {
          await region.locator(`[data-line="${option}"] [data-press="in"]`).click();
        } else {
          await region.locator('.choices input[type=radio]').nth(at).check();
        }
      }
    },
    /** Answers from the question shown to the last one, `right` of them right and the others wrong. */
    async answerAll({ right, of }: { right: number; of: number }) {
      for (let number = 1; number <= of; number += 1) {
        await expect(region.getByText(`Question ${number} of ${of}`)).toBeAttached();
        await this.answer(number <= right ? 'right' : 'wrong');
        if (number < of) await button('Next').click();
      }
    },
  };
}

/** What the tests in the log have drawn. */
async function drawnIn(page: Page): Promise<readonly Drawn[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const open = indexedDB.open(databases[0]?.name ?? '');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.addEventListener('success', () => resolve(open.result));
      open.addEventListener('error', () => reject(open.error));
    });
    const all = db.transaction('events').objectStore('events').getAll();
    const events = await new Promise<
      { kind: string; items?: Drawn[]; question?: string; variant?: string }[]
    >((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return events.flatMap(({ kind, items, question, variant }) => {
      if (kind === 'test-started') return items ?? [];
      return kind === 'test-extended' && question && variant ? [{ question, variant }] : [];
    });
  });
}
