import { expect, test } from '@playwright/test';
import { openTestSite } from '../python/test-site.ts';
import { type Firefox, hasFirefox, openFirefox } from './firefox.ts';

test.skip(!hasFirefox(), 'no Firefox on this machine');

let firefox: Firefox;
test.beforeEach(async () => {
  firefox = await openFirefox();
});
test.afterEach(() => firefox.close());

/** What is kept of Python's memory: its size, and whether the test has put it there. */
const KEPT = `const cache = await caches.open('tenfold-python-memory');
  const [answer] = await cache.matchAll();
  if (!answer) return { bytes: 0, byHand: false };
  const { byteLength } = await answer.clone().arrayBuffer();`;

test('the second visit starts from the memory that the first one kept, in Firefox', async () => {
  const site = await openTestSite({ isolated: true, strict: true });
  const visit = async () => {
    await firefox.goto(site.url);
    await firefox.evaluate('await window.testPage.start();');
    const outcome = await firefox.evaluate<{ stdout: string }>(
      `return window.testPage.run({ program: { code: 'import torch\\nprint(torch.ones(2).sum().item())' } });`,
    );
    expect(outcome.stdout).toBe('2.0\n');
  };
  const kept = () =>
    firefox.evaluate<{ bytes: number; byHand: boolean }>(
      `${KEPT} return { bytes: byteLength, byHand: answer.headers.has('x-put-by-hand') };`,
    );
  try {
    await visit();
    await expect.poll(async () => (await kept()).bytes).toBeGreaterThan(10_000_000);
    await firefox.evaluate(`${KEPT}
      const [request] = await cache.keys();
      const headers = new Headers(answer.headers);
      headers.set('x-put-by-hand', '1');
      await cache.put(request, new Response(await answer.arrayBuffer(), { headers }));`);
    await visit();
    // A start afresh would have put another in its place.
    expect(await kept()).toMatchObject({ byHand: true });
  } finally {
    await site.close();
  }
});
