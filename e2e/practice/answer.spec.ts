import { centre, dragByTouch, question } from './question.ts';
import { expect, PATTERN, PRACTICE, test } from './site.ts';

test('a task is filled by dragging a chip with the mouse, and the proof shows what every option did', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.chip('0.1').scrollIntoViewIfNeeded();
  const [from, to] = [await centre(task.chip('0.1')), await centre(task.blank(1))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  // Near is enough: 20 px below the blank.
  await page.mouse.move(to.x, to.y + 20, { steps: 4 });
  await page.mouse.up();
  await task.expectHeld(1, '0.1');
  await task.check();
  await task.expectScore('right');
  await expect(task.proof.filter({ hasText: 'passes' })).toHaveText(/0\.1.*keeps/);
  await expect(task.proof.filter({ hasText: 'fails' })).toHaveCount(3);
  await expect(task.region).toContainText('Worked solution');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a task is filled by dragging a chip with a finger', async ({ page }) => {
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.blank(1).scrollIntoViewIfNeeded();
    await dragByTouch(page, task.chip('0.1'), task.blank(1));
    await task.expectHeld(1, '0.1');
    await task.button('Check').tap();
    await task.expectScore('right');
  });

  test('what an answer did comes into view, what an earlier visit left does not', async ({ page }) => {
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    const proof = task.region.getByRole('figure', { name: 'Proof' });
    await task.chip('0.0').tap();
    await task.button('Check').tap();
    await expect(proof).toBeInViewport({ ratio: 1 });
    // Not reloaded: then the browser itself goes back to where it was.
    await page.goto(PATTERN);
    await page.goto(PRACTICE);
    await expect(proof).toBeAttached();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('the chips and Check are on the screen while the blank is', async ({ page }) => {
    await page.goto(PRACTICE);
    const task = question(page, 'The loss by hand');
    for (const number of [1, 2, 3]) {
      await task.blank(number).tap();
      await expect(task.blank(number)).toBeInViewport({ ratio: 1 });
      await expect(task.chip('0.05')).toBeInViewport({ ratio: 1 });
      await expect(task.button('Check')).toBeInViewport({ ratio: 1 });
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('a task is filled, emptied, taken back and checked with keys alone', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'The loss by hand');
  const letterOf = async (text: string) => {
    const chips = await task.region.getByRole('group').getByRole('button').allInnerTexts();
    return 'abcd'[chips.findIndex((chip) => chip.endsWith(text))] ?? '';
  };
  while (!(await task.blank(1).evaluate((blank) => blank === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press(await letterOf('0.05'));
  await task.expectHeld(1, '0.05');
  await expect(task.blank(2)).toBeFocused();
  await page.keyboard.press('Control+z');
  await task.expectHeld(1, 'empty');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press(await letterOf('0.15'));
  await page.keyboard.press('1');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Backspace');
  await task.expectHeld(2, 'empty');
  await page.keyboard.press(await letterOf('0.05'));
  await page.keyboard.press('Enter');
  await task.expectScore('incomplete');
  await expect(page.getByRole('status')).toContainText('Blank 3 is still empty');
  await page.keyboard.press('Tab');
  await page.keyboard.press(await letterOf('0.9'));
  await page.keyboard.press('Enter');
  await task.expectScore('right');
  await expect(page.getByRole('status')).toContainText('Right');
});

test('keys do nothing while focus is outside a question', async ({ page }) => {
  await page.goto(PRACTICE);
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await question(page, 'Create the loss').expectHeld(1, 'empty');
  await expect(page.locator('[data-score]')).toHaveCount(0);
});

test('a wrong answer shows what it really does and nothing of the other options', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'A value that works');
  await task.answer('1.5', 'wrong');
  await expect(task.proof.filter({ hasText: 'fails' })).toHaveText(/RuntimeError.*between 0\.0 and 1\.0/);
  await expect(task.proof.filter({ hasText: 'not tried yet' })).toHaveCount(3);
  await expect(page.getByRole('status')).toContainText('2 attempts left');
  await expect(task.region).toContainText('Common mistakes');
  await expect(task.region).not.toContainText('Worked solution');
});

test('after the last attempt the key, the solution and every outcome are shown, and it can be started again', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  for (const text of ['1.0', '0.0', '-0.1']) {
    await task.fill(1, text);
    await task.check();
    await task.expectScore('wrong');
  }
  await expect(task.region).toHaveAttribute('data-phase', 'spent');
  await expect(task.proof.filter({ hasText: 'passes' })).toHaveText(/0\.1/);
  await expect(task.region).toContainText('Worked solution');
  await expect(task.chip('0.1')).toBeDisabled();
  await task.button('New numbers').click();
  await task.expectHeld(1, 'empty');
  await expect(task.region).toContainText('3 attempts left');
});

test('an empty blank and a repeated answer cost no attempt', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.check();
  await task.expectScore('incomplete');
  await task.fill(1, '1.0');
  await task.check();
  await task.check();
  await expect(page.getByRole('status')).toContainText('2 attempts left');
});

test('questions are asked one at a time; an answer is chosen by key and checked by Enter', async ({
  page,
}) => {
  await page.goto(PRACTICE);
  const first = question(page, 'What it changes');
  await expect(first.region).toContainText('(1/5)');
  await expect(question(page, 'The argument').region).toHaveCount(0);
  await first.radio('The input data').focus();
  const at = await first.region.getByRole('radio').count();
  expect(at).toBe(4);
  await first.radio('The target that the loss compares with').check();
  await page.keyboard.press('Enter');
  await first.expectScore('right');
  await page.getByRole('button', { name: 'Next question' }).click();
  const second = question(page, 'The argument');
  await expect(second.region).toContainText('(2/5)');
  await expect(first.region).toHaveCount(0);
});

test('a reload keeps attempts, answers and what they uncovered', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '1.0');
  await task.check();
  const other = question(page, 'A value that works');
  await other.answer('0.15', 'right');
  await page.reload();
  await task.expectScore('wrong');
  await expect(task.region).toContainText('2 attempts left');
  await other.expectScore('right');
  await expect(page.getByRole('banner')).toContainText('1-day streak');
  await expect(page.getByRole('banner')).toContainText('1 point');
  await page.goto(PATTERN);
  await expect(page.getByRole('main')).toContainText('1 of 12 solved');
});

test('a link to a question opens it, also one that is asked later', async ({ page }) => {
  await page.goto(`${PRACTICE}#the-target-row`);
  await expect(question(page, 'The target row').region).toBeInViewport();
});

test('filling and checking move neither the code nor the chips', async ({ page }) => {
  await page.goto(PRACTICE);
  const task = question(page, 'The loss by hand');
  const places = async () => {
    const boxes = [task.blank(1), task.blank(3), task.chip('0.1'), task.button('Check')];
    return Promise.all(
      boxes.map((box) =>
        box.evaluate((element) => {
          const { x, width, height } = element.getBoundingClientRect();
          const { y } = element.closest('section')?.getBoundingClientRect() ?? { y: 0 };
          return { x, y: element.getBoundingClientRect().y - y, width, height };
        }),
      ),
    );
  };
  const before = await places();
  await task.fill(1, '0.15');
  await task.fill(2, '0.1');
  await task.fill(3, '0.9');
  await task.check();
  await task.expectScore('wrong');
  expect(await places()).toEqual(before);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('chips leave the first lines of the code free, and are there before its end is', async ({ page }) => {
    await page.goto(PRACTICE);
    const { region } = question(page, 'Smooth once');
    const [code, dock] = [region.locator('.code'), region.locator('.dock')];
    const lay = async (top: number) => {
      await code.evaluate((element, at) => scrollBy(0, element.getBoundingClientRect().top - at), top);
      return { code: await code.boundingBox(), dock: await dock.boundingBox() };
    };
    for (const top of [700, 500, 300, 100]) {
      const placed = await lay(top);
      expect((placed.dock?.y ?? 0) - (placed.code?.y ?? 0)).toBeGreaterThanOrEqual(272);
    }
    const { dock: stuck } = await lay(150);
    expect((stuck?.y ?? 0) + (stuck?.height ?? 0)).toBeLessThanOrEqual(844);
  });
});
