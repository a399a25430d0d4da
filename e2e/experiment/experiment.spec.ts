import { readFile } from 'node:fs/promises';
import { axeFindings } from '../practice/axe.ts';
import { expect, test } from '../practice/site.ts';
import { EXPERIMENT, Lab } from './lab.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the recorded results can be read', async ({ page }) => {
    await page.goto(EXPERIMENT);
    const lab = new Lab(page);
    await expect(lab.findings).toContainText(
      /Accuracy rose by 1\.\d points \(95% interval .*\), in 20 of 20 seeds: better\./,
    );
    await expect(lab.findings).toContainText(
      /calibration error \(ECE\) rose by 0\.1\d\d .* in 20 of 20 seeds: worse\./,
    );
    await expect(lab.table.getByRole('row')).toHaveCount(9);
  });
});

test('each experiment has its own recorded results', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.choose(/wrong labels/);
  await expect(lab.findings).toContainText(/\(ECE\) fell by 0\.1\d\d .* in 20 of 20 seeds: better\./);
  await expect(lab.findings).toContainText(/They do not support\s*A change of accuracy/);
  await lab.choose(/digit left out/);
  await expect(lab.table.getByRole('row', { name: /Recall of the digit left out/ })).toContainText('0.0%');
  await expect(
    page.getByRole('img', { name: /What the teacher answers, plain/ }).filter({ visible: true }),
  ).toBeVisible();
});

test('training tells how far it is, draws curves, and gives results that outlive a reload', async ({
  page,
}) => {
  const lab = await Lab.open(page);
  await lab.seeds(1);
  await lab.start.click();
  await expect(page.getByText(/\d of 2 networks trained/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('img', { name: 'Accuracy of seed 0' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Training loss of seed 0' })).toBeVisible();
  await expect(lab.start).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/^1 seed, trained in this page, [\d.]+ s a network$/)).toBeVisible();
  await expect(lab.findings).toContainText('in one seed, which cannot be told from chance');
  // The Pythons that helped are ended; the site's own stays warm.
  await expect(page.locator('iframe[title=Python]')).toHaveCount(1);
  const accuracy = lab.table.getByRole('row', { name: /^Accuracy/ });
  const trained = (await accuracy.textContent()) ?? '';
  await page.reload();
  await expect(accuracy).toHaveText(trained);
  await page.getByRole('radio', { name: 'Recorded' }).check();
  await expect(lab.findings).toContainText('20 of 20 seeds');
});

test('Stop keeps what was trained, and Start goes on from there', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.seeds(5);
  await lab.start.click();
  await expect(page.getByText(/[1-9] of 10 networks trained/)).toBeVisible({ timeout: 45_000 });
  await lab.stop.click();
  await expect(lab.start).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Stopped');
  await lab.train();
  // Those that were trained before are not trained again.
  await expect(page.getByRole('status')).toContainText(/Trained [1-9] network/);
  await expect(page.getByText(/^5 seeds, trained in this page/)).toBeVisible();
});

test('results and program can be taken away', async ({ page }) => {
  await Lab.open(page);
  const save = async (button: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const table = await save('Save results as CSV');
  expect(table.name).toBe('label-smoothing-a-recorded.csv');
  expect(table.text.split('\n')).toHaveLength(1 + 5 * 20 + 1);
  const notebook = await save('Save notebook for PyTorch');
  expect(notebook.name).toBe('label-smoothing-a.ipynb');
  expect(JSON.parse(notebook.text).cells).toHaveLength(3);
});

test('a changed program is trained; what it raises is shown, and Reset brings back the given one', async ({
  page,
}) => {
  const lab = await Lab.open(page);
  await lab.seeds(1);
  await lab.addToProgram('raise ValueError("mine")\n');
  await page.getByRole('button', { name: 'Train this program' }).click();
  await expect(page.getByRole('alert')).toContainText('ValueError: mine', { timeout: 45_000 });
  await page.getByRole('button', { name: 'Reset' }).click();
  await lab.train();
  await expect(page.getByText(/^1 seed, trained in this page, /)).toBeVisible();
});

test('the goal is judged by running the program', async ({ page }) => {
  test.slow();
  const lab = await Lab.open(page);
  const verdict = page.locator('[data-verdict]');
  await page.getByRole('button', { name: 'Judge my program' }).click();
  await expect(verdict).toContainText('Not yet: ECE is not lower than plain', { timeout: 90_000 });
  await lab.addToProgram('p = F.softmax(logits / temperature, dim=1)\n');
  await page.getByRole('button', { name: 'Judge my program' }).click();
  await expect(verdict).toContainText('Reached. Over 10 seeds', { timeout: 90_000 });
});

test('everything can be done with the keyboard', async ({ page }) => {
  const lab = await Lab.open(page);
  await page.getByRole('radio', { name: /Clean labels/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /wrong labels/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('combobox', { name: /^label_smoothing/ })).toHaveValue('0.2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('Seeds')).toHaveValue('1');
  await page.keyboard.press('Tab');
  await expect(lab.start).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lab.stop).toBeFocused();
  await expect(lab.start).toBeFocused({ timeout: 45_000 });
  await expect(page.getByText(/^1 seed, trained in this page/)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('nothing is wider than the screen, and training works by touch', async ({ page }) => {
    const lab = await Lab.open(page);
    await lab.seeds(1);
    await lab.start.tap();
    await expect(lab.start).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(/^1 seed, trained in this page/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, reducedMotion: 'reduce' });

    test('axe finds nothing before, while and after training, and with the program open', async ({
      page,
    }) => {
      const lab = await Lab.open(page);
      await expect(page.getByRole('button', { name: 'Save results as CSV' })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      await lab.seeds(3);
      await lab.start.click();
      await expect(page.getByRole('img', { name: /^Accuracy of seed/ })).toBeVisible({ timeout: 45_000 });
      expect(await axeFindings(page)).toEqual([]);
      await expect(lab.start).toBeVisible({ timeout: 45_000 });
      await page.getByRole('button', { name: /^Open the program/ }).click();
      await expect(lab.editor).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
      await lab.choose(/digit left out/);
      await expect(page.getByRole('figure', { name: 'What the teacher answers, plain' })).toBeVisible();
      expect(await axeFindings(page)).toEqual([]);
    });
  });
}

test('the mode is done when the learner says so, and leads on', async ({ page }) => {
  await Lab.open(page);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Done.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Done.', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: /^Next: Metrics/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Metrics/);
});
