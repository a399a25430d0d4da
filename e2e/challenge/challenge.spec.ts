import type { Locator, Page } from '@playwright/test';
import { answerer } from '../answering/answerer.ts';
import { axeFindings } from '../practice/axe.ts';
import { expect, PATTERN, test } from '../practice/site.ts';

const CHALLENGE = `${PATTERN}/challenge`;
/** Python has to start before code can be checked. */
const PYTHON_MS = 60_000;

function challenger(page: Page) {
  const known = answerer(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  return {
    ...known,
    button,
    clock: page.getByRole('timer', { name: 'Time left' }),
    async begin(timing: 'Timed' | 'Doubled' | 'No clock' = 'Timed') {
      await page.goto(CHALLENGE);
      await page.getByRole('radio', { name: new RegExp(`^${timing}`) }).check();
      await button('Begin the challenge').click();
    },
    async start(number: number) {
      await button(`Start problem ${number}`).click();
      await expect(known.region.getByText(`Question ${number} of 5`)).toBeAttached({ timeout: PYTHON_MS });
    },
    async check() {
      await button('Check').click();
      await expect(known.region).toHaveAttribute('data-score', /right|wrong/, { timeout: PYTHON_MS });
    },
  };
}

test.describe.configure({ timeout: 120_000 });

test('five right answers: the badge, timed, with a text to share and every answer with its proof', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const taker = challenger(page);
  await page.goto(PATTERN);
  await page.getByRole('link', { name: 'Challenge' }).click();
  await taker.button('Begin the challenge').click();
  await expect(page.getByRole('heading', { name: 'Problem 1 of 5 is next' })).toBeFocused();
  for (let number = 1; number <= 5; number += 1) {
    await taker.start(number);
    await expect(taker.clock).toHaveText(/^[12]:\d\d$/);
    await taker.answer('right');
    await taker.check();
    await expect(taker.region).toContainText('Right, at the first attempt.');
    await expect(taker.region.getByRole('figure', { name: 'Proof' })).toBeVisible();
  }
  await taker.button('See the result').click();
  await expect(page.getByRole('heading', { name: 'Label smoothing mastery, timed' })).toBeFocused();
  await taker.button('Copy').click();
  const shared = await page.evaluate(() => navigator.clipboard.readText());
  expect(shared).toContain('●●●●● 5 of 5, against the clock');
  expect(shared).toContain(CHALLENGE);
  const first = page.locator('details.answered').first();
  await first.locator('summary').click();
  await expect(first.getByRole('heading', { name: 'Worked solution' })).toBeVisible();
  await page.goto(PATTERN);
  await expect(page.getByRole('main')).toContainText('Label smoothing mastery, timed');
});

test('two attempts, then what works; what is missed is due in the review; another try has other numbers', async ({
  page,
}) => {
  const taker = challenger(page);
  await taker.begin('No clock');
  await taker.start(1);
  await expect(taker.clock).toHaveText('no clock');
  const before = await taker.region.locator('pre').first().innerText();
  await taker.answer('wrong');
  await taker.check();
  await expect(taker.region).toContainText('1 attempt left');
  await taker.answer('right');
  await taker.check();
  await expect(taker.region).toContainText('Right, at attempt 2.');
  for (let number = 2; number <= 5; number += 1) {
    await taker.start(number);
    await taker.button('Give up').click();
    await expect(taker.region).toContainText('Not answered.');
    await expect(taker.region).toContainText('Worked solution');
  }
  await taker.button('See the result').click();
  await expect(page.getByRole('heading', { name: '1 of 5 solved' })).toBeFocused();
  await expect(page.getByRole('banner')).toContainText('5 due');
  await taker.button('Try again, with fresh numbers').click();
  await taker.start(1);
  expect(await taker.region.locator('pre').first().innerText()).not.toBe(before);
});

test('the clock runs on while the page is closed; time that is up ends the problem, and it is told', async ({
  page,
}) => {
  await page.clock.install();
  const taker = challenger(page);
  await taker.begin();
  await taker.start(1);
  await expect(taker.clock).toHaveText(/^1:(30|29)$/);
  await page.clock.runFor(31_000);
  await expect(page.getByRole('status')).toHaveText('One minute left.');
  await page.reload();
  await expect(taker.clock).toHaveText(/^0:5\d$/);
  await page.clock.runFor(30_000);
  await expect(page.getByRole('status')).toHaveText('Half a minute left.');
  await page.clock.runFor(30_000);
  await expect(taker.region).toContainText('Not answered.');
  await expect(page.getByRole('status')).toContainText('This problem is over');
  await expect(taker.region).toContainText('Worked solution');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Problem 2 of 5 is next' })).toBeVisible();
});

test('the time can be doubled and turned off while it runs', async ({ page }) => {
  await page.clock.install();
  const taker = challenger(page);
  await taker.begin();
  await taker.start(1);
  await page.clock.runFor(80_000);
  await taker.button('Double the time').click();
  await expect(taker.clock).toHaveText(/^1:(40|39)$/);
  await taker.button('No clock').click();
  await expect(taker.clock).toHaveText('no clock');
  await page.clock.runFor(600_000);
  await taker.answer('right');
  await taker.check();
  await expect(taker.region).toContainText('Right, at the first attempt.');
});

test('keyboard alone', async ({ page }) => {
  const taker = challenger(page);
  await page.goto(CHALLENGE);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  await expect(taker.button('Begin the challenge')).toBeEnabled();
  await taker.button('Begin the challenge').focus();
  await page.keyboard.press('Enter');
  await taker.button('Start problem 1').focus();
  await page.keyboard.press('Enter');
  await expect(taker.region.getByRole('heading', { level: 2 })).toBeFocused();
  const tabTo = async (target: Locator) => {
    while (!(await target.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
  };
  for (const attempt of ['1', '2']) {
    await tabTo(taker.region.getByRole('textbox'));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(attempt);
    await page.keyboard.press('Enter');
    await expect(taker.region).toHaveAttribute('data-score', 'wrong');
  }
  await expect(page.locator('[data-end]')).toBeFocused();
  await tabTo(taker.button('Start problem 2'));
  await page.keyboard.press('Enter');
  await expect(taker.region.getByText('Question 2 of 5')).toBeAttached();
  await expect(taker.region.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await expect(taker.region).toHaveAttribute('data-score', /right|wrong/);
});

test.describe('without Python', () => {
  test.use({ errorsExpected: true });

  test('the clock of a problem of code does not start until it is there', async ({ page }) => {
    await page.route('**/python/*.wasm', (route) => route.abort());
    const taker = challenger(page);
    await taker.begin();
    for (let number = 1; number <= 4; number += 1) {
      await taker.start(number);
      await taker.button('Give up').click();
    }
    await expect(page.getByRole('main')).toContainText('could not be downloaded');
    await expect(taker.clock).toHaveCount(0);
    await page.unroute('**/python/*.wasm');
    await taker.button('Try again').click();
    await expect(taker.clock).toHaveText(/^\d:\d\d$/, { timeout: PYTHON_MS });
  });

  test('problems that cannot be fetched are told, and can be tried again', async ({ page }) => {
    await page.route('**/label-smoothing-*/*.json', (route) => route.abort());
    await page.goto(CHALLENGE);
    await expect(page.getByRole('alert')).toContainText('The problems could not be loaded.');
    await page.unroute('**/label-smoothing-*/*.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Begin the challenge' })).toBeEnabled();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, ${colorScheme}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme });

    test('nothing scrolls sideways and axe finds nothing, before, in, between and after', async ({
      page,
    }) => {
      const look = async () => {
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      };
      const taker = challenger(page);
      await page.goto(CHALLENGE);
      await expect(taker.button('Begin the challenge')).toBeEnabled();
      await look();
      await taker.button('Begin the challenge').tap();
      await look();
      for (let number = 1; number <= 5; number += 1) {
        await taker.start(number);
        await look();
        if (number < 5) await taker.answer('wrong');
        if (number < 5) await taker.check();
        await look();
        await taker.button('Give up').tap();
        await look();
      }
      await taker.button('See the result').tap();
      for (const answer of await page.locator('details.answered summary').all()) await answer.tap();
      await expect(page.getByRole('figure', { name: 'Proof' })).toHaveCount(5);
      await look();
    });
  });
}

test('how sure one is may be said before the first attempt, and comes back as a diagram; the title shows the time', async ({
  page,
}) => {
  const taker = challenger(page);
  await taker.begin();
  await expect(page).toHaveTitle(/^Challenge/);
  await taker.start(1);
  await expect(page).toHaveTitle(/^[12]:\d\d · Challenge/);
  await taker.button('sure').click();
  await taker.answer('wrong');
  await taker.check();
  await expect(taker.button('sure'), 'the first attempt fixes it').toHaveCount(0);
  await taker.button('Give up').click();
  await expect(page).toHaveTitle(/^Challenge/);
  for (let number = 2; number <= 5; number += 1) {
    await taker.start(number);
    await taker.button('Give up').click();
  }
  await taker.button('See the result').click();
  await expect(page.getByRole('row', { name: /^sure/ })).toContainText('0 of 1');
});
