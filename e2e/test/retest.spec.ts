import { expect, PATTERN, test } from '../practice/site.ts';
import { testTaker } from './test-taker.ts';

const PYTHON_MS = 60_000;

test('"strong" is confirmed by six fresh questions on another day, and not before', async ({ page }) => {
  test.setTimeout(180_000);
  await page.clock.install({ time: new Date('2030-03-04T10:00:00') });
  const taker = testTaker(page);
  await taker.begin();
  await taker.answerAll({ right: 10, of: 10 });
  await taker.submit();
  const verdict = page.getByRole('heading', { name: /is strong, with a probability/ });
  await expect(verdict).toBeVisible({ timeout: PYTHON_MS });
  await expect(page.getByText(/On another day, a re-test of six fresh questions/)).toBeVisible();
  await expect(taker.button('Begin the re-test')).toHaveCount(0);

  await page.clock.setFixedTime(new Date('2030-03-05T10:00:00'));
  await page.goto(PATTERN);
  await expect(page.getByText(/Next: test\. It is another day/)).toBeVisible();
  await page.getByRole('link', { name: 'Take the re-test' }).click();
  await taker.button('Begin the re-test').click();
  await taker.answerAll({ right: 6, of: 6 });
  await taker.submit();
  await expect(verdict).toBeVisible({ timeout: PYTHON_MS });
  await expect(page.getByText(/^16 of 16 right/)).toBeVisible();
  await expect(page.getByText(/another day/)).toHaveCount(0);
  await page.goto(PATTERN);
  await expect(page.getByText(/strong \(\d\d%\), confirmed on another day/)).toBeVisible();
});
