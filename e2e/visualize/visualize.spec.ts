import { axeFindings } from '../practice/axe.ts';
import { expect, test } from '../practice/site.ts';
import { Playground, swipe, VISUALIZE } from './playground.ts';

test.describe('one batch, step by step', () => {
  test('goes forwards and backwards by buttons, and shows what the program recorded', async ({ page }) => {
    await page.goto(VISUALIZE);
    const steps = page.getByRole('group', { name: 'Steps' });
    const table = steps.getByRole('table');
    await expect(table.getByRole('cell', { name: '5.5 (true class)' })).toBeVisible();
    for (const next of ['log-softmax', 'target', 'loss', 'gradient'])
      await steps.getByRole('button', { name: `Next: ${next}` }).click();
    await expect(table.getByRole('cell', { name: '0.019 (true class)' })).toBeVisible();
    await expect(steps.getByRole('heading', { name: 'Gradient' })).toBeVisible();
    await steps.getByRole('button', { name: 'Back' }).click();
    await expect(table).toContainText('mean of the rows: 1.8967');
  });

  test('goes by arrow keys, and says where it is', async ({ page }) => {
    await page.goto(VISUALIZE);
    const steps = page.getByRole('group', { name: 'Steps' });
    await steps.getByRole('button', { name: 'Logits' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(steps.getByRole('button', { name: 'Target', exact: true })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await expect(page.locator('.status-line')).toHaveText('Step 3 of 5: Target.');
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.status-line')).toHaveText('Step 2 of 5: Log-softmax.');
  });

  test('marks the lines of the program that made what is shown', async ({ page }) => {
    await page.goto(VISUALIZE);
    await page.getByRole('button', { name: 'Gradient' }).click();
    await expect(page.locator('.pipeline .marked')).toHaveText([
      'loss.backward()\n',
      'gradient = logits.grad\n',
    ]);
  });

  test('nothing below it moves from step to step', async ({ page }) => {
    await page.goto(VISUALIZE);
    const next = page.getByRole('heading', { name: 'Move it' });
    const before = await next.boundingBox();
    for (const name of ['Log-softmax', 'Target', 'Loss', 'Gradient']) {
      await page.getByRole('button', { name, exact: true }).click();
      expect((await next.boundingBox())?.y).toBe(before?.y);
    }
  });
});

test.describe('the playground', () => {
  test('a logit is dragged with the mouse: the loss follows, and the bars stay where they are', async ({
    page,
  }) => {
    const play = await Playground.open(page);
    await play.expectNumber('Smoothed loss', 0.4227);
    const bars = play.root.locator('.logits');
    await play.knob(0);
    const before = await bars.boundingBox();
    await play.drag(0, 150, async () => {
      await expect.poll(() => play.number('Smoothed loss')).not.toBeCloseTo(0.4227, 2);
    });
    expect(Number(await play.logit(0).inputValue())).toBeLessThan(-5);
    await expect(play.root.locator('.told')).toContainText('Lower than the plain loss');
    expect(await bars.boundingBox()).toEqual(before);
  });

  test('with the keyboard alone: a logit, eps, the true class', async ({ page }) => {
    const play = await Playground.open(page);
    await play.logit(0).focus();
    await page.keyboard.press('ArrowUp');
    await expect(play.logit(0)).toHaveValue('3.3');
    await page.keyboard.press('Tab');
    await expect(play.logit(1)).toBeFocused();
    await play.root.getByRole('slider', { name: 'Smoothing ε' }).focus();
    await page.keyboard.press('Home');
    await expect(play.root.locator('.told')).toContainText('nothing is smoothed');
    await play.root.getByRole('radio', { name: 'Class 0' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(play.root.getByRole('radio', { name: 'Class 1' })).toBeChecked();
    await expect(play.root.locator('output.unseen')).toContainText('Loss', { timeout: 5000 });
  });

  test('the other convention gives 1 - eps and eps / (K - 1)', async ({ page }) => {
    const play = await Playground.open(page);
    await play.root.getByRole('radio', { name: /the others/ }).check();
    await expect(play.root.getByRole('row', { name: /^0 \(true\)/ })).toContainText('0.90');
    await play.expectNumber('Floor', 0.4637);
  });

  test('at the optimum the loss is the floor', async ({ page }) => {
    const play = await Playground.open(page);
    await play.root.getByRole('button', { name: 'Go to the optimum' }).click();
    await play.expectNumber('Smoothed loss', await play.number('Floor'));
    await expect(play.root.locator('.told')).toContainText('Training would leave it here');
  });

  test('a scene is kept in the address, and a link opens it', async ({ page, context }) => {
    const play = await Playground.open(page);
    await play.root.getByRole('button', { name: 'Wrong, yet higher' }).click();
    await expect(page).toHaveURL(/#eps=0\.1&y=0&z=1,1\.5,-3&share=all$/);
    const other = await context.newPage();
    const linked = await Playground.open(other, new URL(page.url()).hash);
    await expect(linked.logit(2)).toHaveValue('-3');
    await linked.expectNumber('Smoothed loss', await play.number('Smoothed loss'));
    await expect(linked.root.locator('.numbers')).toBeInViewport();
  });

  test('a link that asks too much is taken as far as it can be, and says so', async ({ page }) => {
    const play = await Playground.open(page, '#eps=7&z=1,2,99');
    await expect(play.root.locator('.notice')).toContainText('ε was to be 7: 1 is shown.');
    await expect(play.logit(2)).toHaveValue('8');
  });

  test.describe('when the engine cannot be fetched', () => {
    test.use({ errorsExpected: true });

    test('it says so, and tries again', async ({ page }) => {
      await page.route(/assets\/engine-.*\.js/, (route) => route.abort());
      await page.goto(VISUALIZE);
      const told = page.locator('.playground .told');
      await expect(told).toContainText('could not be fetched');
      await page.unroute(/assets\/engine-.*\.js/);
      await told.getByRole('button', { name: 'Try again' }).click();
      await expect(told.locator('strong')).toBeVisible();
    });
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger turns the steps and drags a logit, and nothing is cut off', async ({ page }) => {
    const play = await Playground.open(page);
    await page.locator('.tensor').scrollIntoViewIfNeeded();
    const at = await page.locator('.tensor').boundingBox();
    await swipe(page, { x: 300, y: (at?.y ?? 0) + 60 }, { x: -160, y: 4 });
    await expect(page.locator('.status-line')).toHaveText('Step 2 of 5: Log-softmax.');
    const knob = await play.knob(1);
    await swipe(page, knob, { x: 0, y: -80 });
    expect(Number(await play.logit(1).inputValue())).toBeGreaterThan(4);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('ten classes fit', async ({ page }) => {
    const play = await Playground.open(page, `#z=${Array.from({ length: 10 }, () => '-7.25').join(',')}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    for (let k = 0; k < 10; k++) {
      const cut = await play.logit(k).evaluate((input) => input.scrollWidth > input.clientWidth);
      expect(cut).toBe(false);
    }
  });
});

test.describe('the training', () => {
  test('is played to its end, and scrubbed by keyboard', async ({ page }) => {
    await page.goto(VISUALIZE);
    const slider = page.getByRole('slider', { name: 'Epoch' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.player output')).toHaveText('2 of 40');
    await expect(page.getByRole('table', { name: 'After epoch 2' })).toBeVisible();
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(page.locator('.player output')).toHaveText('40 of 40', { timeout: 20_000 });
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    await expect(page.locator('.trace-told')).toContainText('above the best gap of 4.51');
  });

  test('with wrong labels it takes longer, and another measure can stand beside the gap', async ({
    page,
  }) => {
    await page.goto(VISUALIZE);
    await page.getByRole('radio', { name: '40% wrong labels' }).check();
    await expect(page.locator('.player output')).toHaveText('80 of 80');
    await page.getByRole('radio', { name: 'accuracy on test images' }).check();
    const chart = page.getByRole('img', { name: /^accuracy on test images, by epoch/ });
    await expect(chart).toHaveAccessibleDescription(/at epoch 80/);
  });
});

test('the mode is done when the learner says so, and the next step is offered', async ({ page }) => {
  await page.goto(VISUALIZE);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('.status-line')).toHaveText('Done: Visualize.');
  await page.getByRole('link', { name: /^Next: Practice/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practice');
});

test('a number in the prose tells where it comes from', async ({ page }) => {
  await page.goto(VISUALIZE);
  await page.locator('.trace-room .ref').first().hover();
  await expect(page.getByRole('tooltip')).toContainText('Measured in the experiment');
});

test('the program of the batch runs in the page', async ({ page }) => {
  await page.goto(VISUALIZE);
  const cell = page.getByRole('figure', { name: 'Program pipeline' });
  await cell.getByRole('button', { name: 'Run' }).click();
  await expect(cell.getByRole('log')).toContainText('The same as recorded.', { timeout: 30_000 });
});

test('a question at the end is answered and proved', async ({ page }) => {
  await page.goto(VISUALIZE);
  const question = page.getByRole('region', { name: /Up or down/ });
  await question.getByRole('radio', { name: 'up' }).check();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question).toHaveAttribute('data-score', 'right');
  await expect(question).toContainText('ran on PyTorch');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' });

      test('axe finds nothing', async ({ page }) => {
        await Playground.open(page);
        await page.getByRole('slider', { name: 'Epoch' }).waitFor();
        await page.getByRole('region', { name: /Has it settled/ }).waitFor();
        expect(await axeFindings(page)).toEqual([]);
      });
    });
  }
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the batch and its prose can be read', async ({ page }) => {
    await page.goto(VISUALIZE);
    await expect(page.getByRole('table')).toContainText('5.5');
    await expect(page.getByRole('heading', { name: 'How it trained' })).toBeVisible();
  });
});
