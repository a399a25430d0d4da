/**
 * `npm run bench -- page`: how fast the built pages appear and work on a slow phone: 150 ms round trip, 1.6 Mbit/s, CPU
 * slowed four times, nothing cached. Prints the median of a few loads; exit code 1 when one is over its budget.
 */
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startServer } from '@tenfold/server';

const LOADS = 5;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const BUDGETS = { paintMs: 600, interactiveMs: 900, inputMs: 100, shift: 0.001 };
type Measure = keyof typeof BUDGETS;
const MEASURES = ['paintMs', 'interactiveMs', 'inputMs', 'shift'] as const satisfies readonly Measure[];
type Load = Readonly<Record<Measure, number>> & { readonly requests: number; readonly kib: number };

const PATTERN = '/pytorch/label-smoothing';

/** What can be observed in a page from its start on, as a script that runs before all others. */
const OBSERVE = `
  window.seen = { paintMs: 0, inputMs: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') seen.paintMs = entry.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.inputMs = Math.max(seen.inputMs, entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;

async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', NETWORK);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let requests = 0;
  let bytes = 0;
  client.on('Network.loadingFinished', ({ encodedDataLength }) => {
    requests += 1;
    bytes += encodedDataLength;
  });
  await page.addInitScript(OBSERVE);
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0);
  await page.waitForLoadState('networkidle');
  await use(page);
  const seen = await page.evaluate<Record<'paintMs' | 'inputMs' | 'shift', number>>('seen');
  const interactiveMs = await page.evaluate(
    () => performance.getEntriesByName('interactive')[0]?.startTime ?? NaN,
  );
  await context.close();
  return { ...seen, interactiveMs, requests, kib: bytes / 1024 };
}

/** A few taps on a practice page, so that there is an input to time: place two chips and check. */
async function use(page: Page): Promise<void> {
  const chips = page.locator('.chip');
  if ((await chips.count()) === 0) return;
  for (const index of [1, 2]) await chips.nth(index).click();
  await page.getByRole('button', { name: 'Check' }).first().click();
  await page.locator('[data-score]').first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Prints the table; 1 when a page is over a budget. The site must have been built. */
export async function benchPage(): Promise<number> {
  const dir = join(import.meta.dirname, '../../../apps/web/dist');
  const server = await startServer({ dir, port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.TENFOLD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  let over = 0;
  console.log(`${'page'.padEnd(38)}${MEASURES.map((name) => name.padStart(15)).join('')}  requests   KiB`);
  for (const path of ['/', PATTERN, `${PATTERN}/practice`, `${PATTERN}/visualize`]) {
    const loads: Load[] = [];
    for (let count = 0; count < LOADS; count++) loads.push(await load(browser, server.url + path));
    const cells = MEASURES.map((name) => {
      const value = median(loads.map((each) => each[name]));
      if (value > BUDGETS[name]) over += 1;
      return `${value.toFixed(name === 'shift' ? 4 : 0)}${value > BUDGETS[name] ? ' OVER' : ''}`.padStart(15);
    });
    const requests = median(loads.map((each) => each.requests));
    const kib = median(loads.map((each) => each.kib));
    console.log(
      path.padEnd(38) + cells.join('') + String(requests).padStart(10) + kib.toFixed(0).padStart(6),
    );
  }
  await browser.close();
  await server.close();
  return over > 0 ? 1 : 0;
}
