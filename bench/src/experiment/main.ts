/**
 * `npm run bench -- experiment`: one network of the clean experiment (training and measuring, through Python) in the built page,
 * in Chromium, beside PyTorch on one thread with the same program; and how many frames a second the page draws while it trains.
 * Exit code 1 when the page takes longer than PyTorch, or draws fewer than 50.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { availableParallelism, cpus } from 'node:os';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startCPython } from '@tenfold/runtime/cpython';
import type { Runtime } from '@tenfold/runtime';
import { startServer } from '@tenfold/server';

const ROUNDS = 5;
const LEAST_FPS = 50;
const ROOT = join(import.meta.dirname, '../../..');
const PATTERN = join(ROOT, 'patterns/pytorch/label-smoothing');

/** Runs the program in `program.txt` twice in one process: the first time PyTorch imports parts of itself as it needs them. */
const TWICE = `
import contextlib, io, time
program = compile(open('program.txt').read(), 'digits.py', 'exec')
for _ in range(2):
    started = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        exec(program, {'__name__': '__main__'})
    print(1000 * (time.perf_counter() - started))
`;

async function pyTorchMs(python: Runtime): Promise<number> {
  const files = {
    'program.txt': new Uint8Array(await readFile(join(PATTERN, 'experiment/digits.py'))),
    'digits.u8': new Uint8Array(await readFile(join(PATTERN, 'data/digits.u8'))),
  };
  const outcome = await python.run({ code: TWICE, files }, { limits: { timeMs: 120_000 } });
  if (outcome.kind !== 'finished') throw new Error(`PyTorch: ${outcome.kind}\n${outcome.stdout}`);
  return Number(outcome.stdout.trim().split('\n').at(-1));
}

/** Opens the page as a machine with so many cores would. */
async function open(browser: Browser, url: string, cores: number): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript((count) => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count });
  }, cores);
  await page.goto(`${url}/pytorch/label-smoothing/experiment`);
  await page.getByRole('button', { name: 'Start' }).waitFor();
  return page;
}

/** Trains plain and smoothed for so many seeds; gives the milliseconds that the page tells of a network. */
async function trainMs(page: Page, seeds: number): Promise<number> {
  await page.getByLabel('Seeds').selectOption(String(seeds));
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await page.getByRole('button', { name: 'Start' }).waitFor({ timeout: 120_000 });
  const text = await page.getByText(/ s a network$/).innerText();
  return 1000 * Number(/([\d.]+) s a network/.exec(text)?.[1]);
}

/** As text: what a compiler adds to functions is not there in a page. */
const COUNT_FRAMES = `
  window.frameTimes = [];
  const tick = (now) => {
    window.frameTimes.push(now);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;

/** Frames a second while ten networks train, and the longest time between two, in milliseconds. */
async function frames(page: Page): Promise<{ fps: number; longestMs: number }> {
  await page.evaluate(COUNT_FRAMES);
  await trainMs(page, 5);
  const times = await page.evaluate<number[]>('frameTimes');
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return { fps: (1000 * gaps.length) / total, longestMs: Math.max(...gaps) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The site must have been built; PyTorch has to be there. */
export async function benchExperiment(): Promise<number> {
  const server = await startServer({ dir: join(ROOT, 'apps/web/dist'), port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.TENFOLD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const python = await startCPython();
  // With one Python, so that the networks have a core to themselves, as PyTorch's thread has.
  const alone = await open(browser, server.url, 1);
  await trainMs(alone, 1);
  const [pages, torches]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    pages.push(await trainMs(alone, 1));
    torches.push(await pyTorchMs(python));
  }
  await alone.close();
  const busy = await open(browser, server.url, availableParallelism());
  await trainMs(busy, 1);
  const { fps, longestMs } = await frames(busy);
  await browser.close();
  await python.close();
  await server.close();
  const [page, torch] = [median(pages), median(torches)];
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores; medians of ${ROUNDS} rounds`,
  );
  console.log(
    `one network of the clean experiment: page ${page.toFixed(0)} ms, PyTorch ${python.info.torch} ${torch.toFixed(0)} ms`,
  );
  console.log(`  page / PyTorch = ${(page / torch).toFixed(2)} (to reach: at most 1)`);
  console.log(
    `frames while training: ${fps.toFixed(1)} a second (to reach: ${LEAST_FPS}), longest gap ${longestMs.toFixed(0)} ms`,
  );
  return page <= torch && fps >= LEAST_FPS ? 0 : 1;
}
