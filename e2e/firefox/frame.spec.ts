import { expect, test } from '@playwright/test';
import type { Outcome } from '@tenfold/runtime';
import { FRAME_WAYS, scriptFor } from '../python/frame-ways.ts';
import { openTestSite, type TestSite } from '../python/test-site.ts';
import { type Firefox, hasFirefox, openFirefox } from './firefox.ts';

test.skip(!hasFirefox(), 'no Firefox on this machine');

let firefox: Firefox;
let site: TestSite;
test.beforeEach(async () => {
  firefox = await openFirefox();
});
test.afterEach(async () => {
  await firefox.close();
  await site.close();
});

for (const strict of [true, false]) {
  test(`in Firefox, from the frame, no new window, and the page stays: ${strict ? 'strict' : 'no'} policy`, async () => {
    site = await openTestSite({ isolated: true, strict });
    await firefox.goto(site.url);
    await firefox.evaluate('await window.testPage.start();');
    for (const way of FRAME_WAYS)
      await firefox.evaluateInFrame(scriptFor(way, `${site.url}secret/frame`)).catch(() => undefined);
    // What the page itself sends now arrives after all that was sent before.
    await firefox.evaluate("open('/secret/last', '_blank');");
    await expect.poll(() => site.trespasses).toContain('/secret/last');
    expect(site.trespasses).toEqual(['/secret/last']);
    expect(await firefox.evaluate('return location.href')).toBe(site.url);
    const program = JSON.stringify({ program: { code: 'print(1)' } });
    const outcome = await firefox.evaluate<Outcome>(`return window.testPage.run(${program});`);
    expect(outcome).toMatchObject({ kind: 'finished', stdout: '1\n' });
  });
}

test('in Firefox, from a frame without the sandbox, each of them works', async () => {
  site = await openTestSite({ isolated: true, strict: false });
  for (const [index, way] of FRAME_WAYS.entries()) {
    await firefox.goto(site.url);
    await firefox.evaluate('await window.testPage.addOpenFrame();');
    await firefox.evaluateInFrame(scriptFor(way, `${site.url}secret/frame-${index}`)).catch(() => undefined);
    const asked = () => site.trespasses.map((path) => path.replace(/\?.*/, ''));
    await expect.poll(asked, { message: way.title, timeout: 20_000 }).toContain(`/secret/frame-${index}`);
  }
});
