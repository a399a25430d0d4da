import { axeFindings } from '../practice/axe.ts';
import { question } from '../practice/question.ts';
import { expect, PATTERN, PRACTICE, test } from '../practice/site.ts';

test('one who begins is offered the test or the first page; every mode is a link with its minutes', async ({
  page,
}) => {
  await page.goto(PATTERN);
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Test this pattern (recommended)' })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Start learning' })).toBeVisible();
  for (const mode of ['Practice', 'Challenge', 'Review', 'Test']) {
    const card = main
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: mode, exact: true }) });
    await expect(card).toContainText(/\d+ min/);
  }
  await expect(main).not.toContainText('Skills');
  await expect(page.getByRole('img', { name: '0 of 10 modes done' })).toBeVisible();
});

test('after an answer: what is done, how strong each skill is, and the next step with its reason', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const right = question(page, 'A value that works');
  await right.answer('0.15', 'right');
  await page.goto(PATTERN);
  const main = page.getByRole('main');
  await expect(main).toContainText('1 of 12 solved; 1 right at the first attempt.');
  await expect(main).toContainText('Next: practice. 1 of 12 questions are done.');
  await expect(main.getByRole('link', { name: 'Go on practising' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Skills' })).toContainText(
    /Too little to say yet: .+ \(1 of 1\)\./,
  );
  await expect(page.getByRole('banner')).toContainText('1-day streak');
});

test('what was missed is due: then the review is next, and its segment of the ring fills with it', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const wrong = question(page, 'Create the loss');
  await wrong.answer('1.0', 'wrong');
  await page.goto(PATTERN);
  const main = page.getByRole('main');
  await expect(main).toContainText('Next: review. 1 card is due');
  await main.getByRole('link', { name: 'Review it' }).click();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('This is what works:');
  await expect(page.getByRole('region', { name: 'Answer' })).not.toContainText('attempts');
  await page.getByRole('button', { name: /Easy/ }).click();
  await page.goto(PATTERN);
  await expect(main).toContainText('Nothing is due.');
  await expect(page.getByRole('img', { name: '1 of 10 modes done' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });

    test('with a log, axe finds nothing, and nothing scrolls sideways', async ({ page }) => {
      await page.goto(PRACTICE);
      const wrong = question(page, 'Create the loss');
      await wrong.answer('1.0', 'wrong');
      await page.goto(PATTERN);
      await expect(page.getByRole('region', { name: 'Skills' })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
}
