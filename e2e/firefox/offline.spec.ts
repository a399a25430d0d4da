import { expect, test } from '@playwright/test';
import { openOwnSite } from '../offline/own-site.ts';
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

test('after one visit the server can be stopped: practice is judged and Python runs, in Firefox', async () => {
  const site = await openOwnSite();
  try {
    await firefox.goto(site.url);
    const pythonKept = () =>
      firefox.evaluate<number>(
        `if (!navigator.serviceWorker.controller) return 0;
         const kept = await (await caches.open('tenfold-site')).keys();
         return kept.filter(({ url }) => url.includes('/python/')).length;`,
      );
    await expect.poll(pythonKept, { timeout: 40_000 }).toBe(6);
    await site.stop();

    await firefox.goto(site.url + PRACTICE);
    const isLive = () =>
      firefox.evaluate<boolean>("return performance.getEntriesByName('interactive').length > 0");
    await expect.poll(isLive, { timeout: 20_000 }).toBe(true);
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
  } finally {
    await site.close();
  }
});
