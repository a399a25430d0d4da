/**
 * `npm run bench -- drag`: frames a second while a logit of the playground is dragged, with a CPU slowed four times. The engine
 * computes everything that is shown, in every frame. Exit code 1 below the budget.
 */
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium } from 'playwright-core';
import { startServer } from '@tenfold/server';

const BUDGET_FPS = 50;
const SLOWED = 4;
const DRAG_MS = 3000;
const TEN_CLASSES = '#eps=0.1&y=0&z=3,1,0,0,0,0,0,0,0,0';

/** Collects the times of frames from now on. */
const COUNT = `
  window.frames_ = [];
  requestAnimationFrame(function next(now) { frames_.push(now); requestAnimationFrame(next); });`;

interface Frames {
  readonly fps: number;
  /** The longest of all frames but one in twenty. */
  readonly p95Ms: number;
  /** The page's own work for a frame on its main thread, of the 16.7 that there are. */
  readonly workMs: number;
}

/** How long the main thread has worked, in milliseconds of its own time: what else the machine does takes nothing of it. */
async function workOf(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}

/** `moves`: else the knob is only held, which tells what the machine can do. */
async function drag(browser: Browser, url: string, moves: boolean): Promise<Frames> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await page.goto(url);
  await page.locator('.told strong').waitFor();
  const column = page.locator('.logits .column').first();
  await column.scrollIntoViewIfNeeded();
  const box = await column.boundingBox();
  if (!box) throw new Error('The playground is not in the page.');
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const [x, middle] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, middle);
  await page.mouse.down();
  await page.evaluate(COUNT);
  const workBefore = await workOf(client);
  const startedAt = performance.now();
  for (let i = 0; performance.now() - startedAt < DRAG_MS; i++)
    if (moves) await page.mouse.move(x, middle + box.height * 0.45 * Math.sin(i / 20));
    else await page.waitForTimeout(100);
  const work = (await workOf(client)) - workBefore;
  const times = await page.evaluate<number[]>('frames_');
  await page.close();
  const lengths = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const p95Ms = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.95)] ?? Number.NaN;
  return { fps: (1000 * lengths.length) / total, p95Ms, workMs: work / lengths.length };
}

/** Prints a line for five and for ten classes, after one for what the machine can do. The site must have been built. */
export async function benchDrag(): Promise<number> {
  const server = await startServer({ dir: join(import.meta.dirname, '../../../apps/web/dist'), port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.TENFOLD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const url = `${server.url}/pytorch/label-smoothing/visualize`;
  let slowest = Infinity;
  for (const [name, hash, moves] of [
    ['held, not moved', '', false],
    ['dragged, 5 classes', '', true],
    ['dragged, 10 classes', TEN_CLASSES, true],
  ] as const) {
    const { fps, p95Ms, workMs } = await drag(browser, url + hash, moves);
    if (moves) slowest = Math.min(slowest, fps);
    console.log(
      `${name.padEnd(20)} ${fps.toFixed(1)} fps, 95 % of frames within ${p95Ms.toFixed(1)} ms, ${workMs.toFixed(1)} ms of work a frame`,
    );
  }
  await browser.close();
  await server.close();
  return slowest < BUDGET_FPS ? 1 : 0;
}
