/**
 * What a screen reader gets of each kind of question, before an answer and after: roles, names, states. What is compared
 * with is in the folder beside; a wanted change of it is written by `--update-snapshots`.
 */
import type { Locator, Page } from '@playwright/test';
import { answerer } from '../answering/answerer.ts';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';

/** Python has to start before code can be checked. */
const PYTHON_MS = 60_000;

test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 120_000 });

const PRACTISED = [
  { kind: 'fill', title: 'Create the loss', wrong: ['1.0'] },
  { kind: 'fill-many', title: 'Targets by hand', wrong: ['0.1', '0.1'] },
  { kind: 'claim', title: 'What it changes', wrong: 'The input data' },
  { kind: 'program', title: 'The argument', wrong: 'nn.CrossEntropyLoss(smoothing=0.1)' },
  { kind: 'value', title: 'The target row', wrong: '[0.3333, 0.3333, 0.3333]' },
] as const;

for (const { kind, title, wrong } of PRACTISED) {
  test(`${kind}, as it comes and after a wrong answer`, async ({ page }) => {
    await page.goto(`${PRACTICE}#${title.toLowerCase().replaceAll(' ', '-')}`);
    const task = question(page, title);
    await asItIs(task.region, `${kind}-before`);
    if (typeof wrong === 'string') await task.radio(wrong).check();
    else for (const [at, text] of wrong.entries()) await task.fill(at + 1, text);
    await task.check();
    await task.expectScore('wrong');
    await asItIs(task.region, `${kind}-after`);
  });
}

test('predict and write, as they come and after a right answer', async ({ page }) => {
  await drawnFrom(page, 'challenge', () => true);
  const { region, answer } = answerer(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.goto(`${PATTERN}/challenge`);
  await page.getByRole('radio', { name: /^No clock/ }).check();
  await button('Begin the challenge').click();
  for (const [at, kind] of ['predict', null, null, null, 'write'].entries()) {
    await button(`Start problem ${at + 1}`).click();
    // The clock of code to write starts when Python is there.
    await expect(region.getByText(`Question ${at + 1} of 5`)).toBeAttached({ timeout: PYTHON_MS });
    if (kind === null) {
      await button('Give up').click();
      continue;
    }
    await asItIs(region, `${kind}-before`);
    await answer('right');
    await button('Check').click();
    await expect(region).toHaveAttribute('data-score', 'right', { timeout: PYTHON_MS });
    await asItIs(region, `${kind}-after`);
  }
});

test('order, as it comes, put in order, and in the result of a test', async ({ page }) => {
  await drawnFrom(page, 'test', ({ kind, level }) => kind === 'order' && level === 'medium');
  const { region, answer } = answerer(page);
  await page.goto(`${PATTERN}/test`);
  await page.getByRole('button', { name: 'Begin the test' }).click();
  await asItIs(region, 'order-before');
  await answer('wrong');
  await asItIs(region, 'order-answered');
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'End with what is known' }).click();
  await page.locator('details.answered summary').click();
  await asItIs(region, 'order-after');
});

/** Leaves of what a mode draws from only what `holds`, each with its first numbers. */
async function drawnFrom(
  page: Page,
  mode: string,
  holds: (entry: { kind: string; level: string }) => boolean,
) {
  await page.route(`**/assets/${mode}-*.json`, async (route) => {
    const response = await route.fetch();
    const bank: { questions: { kind: string; level: string; variants: unknown[] }[] } = await response.json();
    const questions = bank.questions
      .filter(holds)
      .map((entry) => ({ ...entry, variants: entry.variants.slice(0, 1) }));
    await route.fulfill({ response, json: { questions } });
  });
}

/** As assistive technology gets it: the same as in the file of that name. */
async function asItIs(region: Locator, name: string): Promise<void> {
  await expect(region).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
}
