import { Lab } from '../experiment/lab.ts';
import { question } from '../practice/question.ts';
import { PATTERN, PRACTICE } from '../practice/site.ts';
import { expect, keptPaths, stayUntilKept, test } from './own-site.ts';

test('after one visit the server can be stopped: pages load, practice is judged, Python runs', async ({
  page,
  site,
}) => {
  await page.goto('/');
  await stayUntilKept(page);
  await site.stop();

  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Run').click();
  await expect(task.output).toContainText('target row: [0.925, 0.025, 0.025, 0.025]', { timeout: 30_000 });
  await task.check();
  await task.expectScore('right');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.reload();
  await task.expectScore('right');

  for (const path of ['/', PATTERN, `${PATTERN}/review`, `${PATTERN}/test`, `${PATTERN}/`]) {
    expect((await page.goto(path))?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect((await page.goto('/nowhere'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address.');
});

test('after one visit the server can be stopped: an experiment trains, and its result outlives a reload', async ({
  page,
  site,
}) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await stayUntilKept(page);
  await site.stop();
  const lab = await Lab.open(page);
  await lab.seeds(1);
  await lab.start.click();
  const trained = page.getByText(/^1 seed, trained in this page, [\d.]+ s a network$/);
  await expect(trained).toBeVisible({ timeout: 120_000 });
  await expect(lab.table.getByRole('row', { name: /^Accuracy/ })).toContainText('%');
  await page.reload();
  await expect(trained).toBeVisible();
});

test('every address of the site is kept, as are its data', async ({ page, request }) => {
  await page.goto('/');
  await stayUntilKept(page);
  const kept = new Set(await keptPaths(page));
  const listed = await (await request.get('/sw.js')).text();
  const paths = [...listed.matchAll(/path:"([^"]+)"/g)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(50);
  expect(paths.filter((path) => !kept.has(path ?? ''))).toEqual([]);
});

test('where the device asks to save data nothing is fetched in advance', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.clock.install();
  await page.goto('/');
  await page.clock.runFor(60_000);
  await page.goto(PATTERN);
  await page.clock.runFor(60_000);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test('a file that came damaged is not kept, and the next visit fetches only what is missing', async ({
  page,
  site,
}) => {
  let whole: Buffer = Buffer.alloc(0);
  await site.spoil('icon.svg', (content) => {
    whole = content;
    return Buffer.from('<svg/>');
  });
  await page.goto('/');
  await expect.poll(async () => (await keptPaths(page)).length, { timeout: 30_000 }).toBeGreaterThan(50);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => !found)))
    .toBe(true);
  const before = await keptPaths(page);
  expect(before).not.toContain('/icon.svg');

  await site.spoil('icon.svg', () => whole);
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await stayUntilKept(page);
  expect(await keptPaths(page)).toContain('/icon.svg');
  const isQuestion = (path: string) => path.startsWith('/assets/label-smoothing-');
  expect(before.filter(isQuestion).length).toBeGreaterThan(10);
  expect(asked.filter((path) => isQuestion(path) && before.includes(path))).toEqual([]);
});

test('a kept file of Python that was damaged on the device is fetched again', async ({ page }) => {
  await page.goto(PRACTICE);
  await stayUntilKept(page);
  await page.evaluate(async () => {
    const cache = await caches.open('tenfold-site');
    const library = (await cache.keys()).find(({ url }) => url.includes('/stdlib-'));
    if (library) await cache.put(library, new Response('not a library'));
  });
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Run').click();
  await expect(task.output).toContainText('target row', { timeout: 30_000 });
  const library = () =>
    page.evaluate(async () => {
      const cache = await caches.open('tenfold-site');
      const found = (await cache.keys()).find(({ url }) => url.includes('/stdlib-'));
      return found ? (await (await cache.match(found))?.blob())?.size : 0;
    });
  await expect.poll(library).toBeGreaterThan(1_000_000);
});

test('a device without room is told once, and the site works', async ({ page, site }) => {
  const devtools = await page.context().newCDPSession(page);
  await page.goto('/');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 200_000 });
  const notice = page.getByRole('complementary', { name: 'About this site' });
  await expect(notice).toContainText('There is no room on this device', { timeout: 30_000 });
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(notice.getByRole('button')).toHaveCount(0);
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');
});
