import type { Page } from '@playwright/test';
import type { PublicQuestion } from '@tenfold/pattern';
import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

const PYTHON_MS = 60_000;
test.describe.configure({ timeout: 120_000 });

/** No question of this practice asks for code: one of the challenge is put first. */
async function withCodeToWrite(page: Page) {
  let written: PublicQuestion | null = null;
  await page.route('**/assets/practice-*.json', async (route) => {
    const response = await route.fetch();
    const practice: { questions: PublicQuestion[] } = await response.json();
    const isShown = practice.questions.every(({ variants }) => variants.every(({ sealed }) => sealed === ''));
    const variants = (written?.variants ?? []).map((each) => ({
      ...each,
      sealed: isShown ? '' : each.sealed,
    }));
    const questions = written ? [{ ...written, attempts: 3, variants }, ...practice.questions] : [];
    await route.fulfill({ response, json: { questions } });
  });
  // What is shown first comes inside the page: without it, it is fetched.
  await page.route(PRACTICE, async (route) => {
    const response = await route.fetch();
    const inside = /<script type="application\/json" id="\/assets\/practice-.*?<\/script>/s;
    await route.fulfill({ response, body: (await response.text()).replace(inside, '') });
  });
  const home = await page.request.get(PRACTICE);
  const scripts = [...(await home.text()).matchAll(/\/assets\/shared-[^"]+\.js/g)].map(([script]) => script);
  const shared = await (await page.request.get(scripts[0] ?? '')).text();
  const folder = shared.match(/\/assets\/label-smoothing-[0-9a-f]+/)?.[0];
  written = await (await page.request.get(`${folder}/padding-by-hand.json`)).json();
}

test('code is written, tried out, checked wrong and then right', async ({ page }) => {
  await withCodeToWrite(page);
  await page.goto(PRACTICE);
  const task = question(page, 'Padding by hand');
  await task.writeProgram(
    'def smoothed_loss(logits, target, eps):\n    return logits.mean()\nprint("tried")',
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(task.output).toContainText('tried', { timeout: PYTHON_MS });
  await expect(task.region, 'trying costs nothing').toContainText('3 attempts left');
  await task.check();
  await task.expectScore('wrong');
  await expect(task.region).toContainText('2 attempts left');
  await task.writeProgram(
    [
      'import torch.nn.functional as F',
      'def smoothed_loss(logits, target, eps):',
      '    log_p = F.log_softmax(logits, dim=1)',
      '    real = target != -100',
      '    nll = -log_p.gather(1, target.clamp(min=0).unsqueeze(1)).squeeze(1)',
      '    each = (1 - eps) * nll - eps * log_p.mean(dim=1)',
      '    return (each * real).sum() / real.sum()',
    ].join('\n'),
  );
  await task.check();
  await task.expectScore('right');
  await page.reload();
  await task.expectScore('right');
});

test.describe('without Python', () => {
  test.use({ errorsExpected: true });

  test('nothing is counted, and it says why', async ({ page }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    await withCodeToWrite(page);
    await page.goto(PRACTICE);
    const task = question(page, 'Padding by hand');
    await task.writeProgram('x = 1');
    await task.check();
    await expect(page.getByRole('status')).toContainText('no attempt is lost');
    await expect(task.region.getByText('could not be downloaded')).toBeVisible();
    await expect(task.region).toContainText('3 attempts left');
  });
});
