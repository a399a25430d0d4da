import { expect, test } from '@playwright/test';
import { openOwnSite, type OwnSite } from '../offline/own-site.ts';
import { EXPERIMENT } from '../experiment/lab.ts';
import { PRACTICE } from '../practice/site.ts';
import { type Firefox, hasFirefox, openFirefox } from './firefox.ts';

/** What a learner does, in the page: finds by name, and clicks. */
const TASK = `
  const task = [...document.querySelectorAll('section')].find((each) => each.querySelector('h2')?.textContent.includes('Create the loss'));
  const button = (name) => [...task.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name);`;

test.skip(!hasFirefox(), 'no Firefox on this machine');

let firefox: Firefox;
test.beforeEach(async () => {
  firefox = await openFirefox();
});
test.afterEach(() => firefox.close());

/** Visits a site until all of it is kept, and stops its server. */
async function visitAndStop(site: OwnSite): Promise<void> {
  await firefox.goto(site.url);
  const pythonKept = () =>
    firefox.evaluate<number>(
      `if (!navigator.serviceWorker.controller) return 0;
       const kept = await (await caches.open('tenfold-site')).keys();
       return kept.filter(({ url }) => url.includes('/python/')).length;`,
    );
  await expect.poll(pythonKept, { timeout: 60_000 }).toBe(6);
  await site.stop();
}

/** Opens a page that works. */
async function openLive(url: string): Promise<void> {
  await firefox.goto(url);
  const isLive = () =>
    firefox.evaluate<boolean>("return performance.getEntriesByName('interactive').length > 0");
  await expect.poll(isLive, { timeout: 30_000 }).toBe(true);
}

test.describe.configure({ timeout: 180_000 });

test('after one visit the server can be stopped: an experiment trains, in Firefox', async () => {
  const site = await openOwnSite();
  try {
    await visitAndStop(site);
    await openLive(site.url + EXPERIMENT);
    const hasStart = () =>
      firefox.evaluate<boolean>("return document.querySelector('[data-start]') !== null");
    await expect.poll(hasStart, { timeout: 30_000 }).toBe(true);
    await firefox.evaluate(`
      const label = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.startsWith('Seeds'));
      const seeds = label.querySelector('select');
      seeds.value = '1';
      seeds.dispatchEvent(new Event('change', { bubbles: true }));
      document.querySelector('[data-start]').click();`);
    const text = () => firefox.evaluate<string>("return document.querySelector('main').textContent");
    await expect.poll(text, { timeout: 120_000 }).toMatch(/1 seed, trained in this page, [\d.]+ s a network/);
  } finally {
    await site.close();
  }
});

test('after one visit the server can be stopped: practice is judged and Python runs, in Firefox', async () => {
  const site = await openOwnSite();
  try {
    await visitAndStop(site);
    await openLive(site.url + PRACTICE);
    // Firefox puts a question when it is asked to keep what is stored: the learner did not ask for that.
    await firefox.evaluate(
      'navigator.storage.persist = async () => { window.wasAsked = true; return false; };',
    );
    expect(await firefox.evaluate('return crossOriginIsolated')).toBe(true);
    await firefox.evaluate(`${TASK} button('Blank 1').click();`);
    await firefox.evaluate(`${TASK}
      [...task.querySelectorAll('[aria-label="Options"] button')].find((each) => each.textContent.includes('0.1') && !each.textContent.includes('-')).click();`);
    await firefox.evaluate(`${TASK} button('Run').click();`);
    const output = () =>
      firefox.evaluate<string>(`${TASK} return task.querySelector('[role="log"]')?.textContent ?? '';`);
    await expect.poll(output, { timeout: 40_000 }).toContain('target row: [0.925, 0.025, 0.025, 0.025]');
    await firefox.evaluate(`${TASK} button('Check').click();`);
    const score = () => firefox.evaluate<string | null>(`${TASK} return task.dataset.score ?? null;`);
    await expect.poll(score).toBe('right');
    const header = () => firefox.evaluate<string>("return document.querySelector('header').textContent");
    await expect.poll(header).toContain('1 point');
    expect(await firefox.evaluate('return window.wasAsked === true')).toBe(false);
  } finally {
    await site.close();
  }
});
