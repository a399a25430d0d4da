/** Downloads that are slow and come in the end, and downloads that break off: told, tried again, and nothing half is kept. */
import { type BadLine, openBadLine } from './bad-line.ts';
import { question } from '../practice/question.ts';
import { PRACTICE } from '../practice/site.ts';
import { expect, keptPaths, test as base } from './own-site.ts';

const LIBRARY = /\/python\/stdlib-/;
const SLOW = { timeout: 60_000 };

const test = base.extend<{ line: BadLine }>({
  line: async ({ site }, use) => {
    const line = await openBadLine(site.url);
    await use(line);
    await line.close();
  },
  baseURL: async ({ line }, use) => use(line.url),
});

test.describe.configure({ timeout: 180_000 });

test.describe('Python, for the page alone', () => {
  test.use({ serviceWorkers: 'block' });

  test('slow: how much has come is shown, and then it runs', async ({ page, line }) => {
    const release = line.hold(LIBRARY);
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.fill(1, '0.1');
    await task.button('Run').click();
    const progress = task.region.getByRole('progressbar', { name: 'Getting Python ready' });
    await expect(progress).toBeVisible(SLOW);
    await expect(task.region).toContainText(/downloading Python: [1-9]\d*\.\d of [1-9]\d*\.\d MB/, SLOW);
    expect(Number(await progress.getAttribute('value'))).toBeLessThan(1);
    await expect(task.output).not.toContainText('target row');
    release();
    await expect(task.output).toContainText('target row: [0.925, 0.025, 0.025, 0.025]', SLOW);
    await expect(progress).toHaveCount(0);
  });

  test('broken off: told, and tried again it runs', async ({ page, line }) => {
    line.breakOff(LIBRARY);
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.fill(1, '0.1');
    await task.button('Run').click();
    await expect(task.region).toContainText('Python could not be downloaded', SLOW);
    line.mend();
    await task.button('Try again').click();
    await expect(task.output).toContainText('target row: [0.925, 0.025, 0.025, 0.025]', SLOW);
    await expect(task.region).not.toContainText('could not be downloaded');
  });
});

test.describe('the site, to be kept', () => {
  const libraries = async (page: Parameters<typeof keptPaths>[0]) =>
    (await keptPaths(page)).filter((path) => LIBRARY.test(path));

  test('slow: how much has come is shown, and then it is kept', async ({ page, line }) => {
    const release = line.hold(LIBRARY);
    await page.goto('/data');
    const progress = page.getByRole('progressbar', { name: 'Keeping the site' });
    await expect(page.getByText(/^Python is being fetched: [1-9]\d*\.\d of [1-9]\d*\.\d MB/)).toBeVisible(
      SLOW,
    );
    await expect(progress).toBeVisible();
    expect(await libraries(page)).toEqual([]);
    release();
    await expect(page.getByText('Everything is kept on this device')).toBeVisible(SLOW);
    await expect.poll(() => libraries(page)).toHaveLength(1);
  });

  test('broken off: told, nothing half is kept, and tried again it is whole', async ({
    page,
    line,
    site,
  }) => {
    line.breakOff(LIBRARY);
    await page.goto('/data');
    await expect(page.getByText('The site could not be fetched whole.')).toBeVisible(SLOW);
    expect(await libraries(page)).toEqual([]);
    line.mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Everything is kept on this device')).toBeVisible(SLOW);
    await site.stop();
    await page.goto(PRACTICE);
    const task = question(page, 'Create the loss');
    await task.fill(1, '0.1');
    await task.button('Run').click();
    await expect(task.output).toContainText('target row: [0.925, 0.025, 0.025, 0.025]', SLOW);
  });
});
