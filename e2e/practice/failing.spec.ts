import { question } from './question.ts';
import { expect, PRACTICE, test } from './site.ts';

test.use({ errorsExpected: true });

test('the proofs cannot be fetched: told; an answer waits for them, and nothing is lost', async ({
  page,
  request,
}) => {
  const html = await (await request.get(PRACTICE)).text();
  await page.route('**/assets/practice-*.json', (route) =>
    html.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  );
  await page.goto(PRACTICE);
  await expect(page.getByRole('alert')).toContainText('What checks an answer could not be loaded.');
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.check();
  await expect(page.getByRole('status')).toContainText('still on their way');
  await page.unroute('**/assets/practice-*.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await task.expectScore('right');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the code of the proof strip cannot be fetched: told at the answer, and tried again', async ({
  page,
}) => {
  await page.route('**/assets/result-*.js', (route) => route.abort());
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.check();
  await expect(task.region.getByRole('alert')).toContainText('The proof could not be loaded.');
  await page.unroute('**/assets/result-*.js');
  await task.button('Try again').click();
  await expect(task.proof.first()).toBeVisible();
});
