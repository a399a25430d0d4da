import { expect, test } from '@playwright/test';
import type { Outcome } from '@tenfold/runtime';
import { openTestSite, type TestSite } from '../python/test-site.ts';
import { preludeFor, programFor, REPORT, type WayOut, WAYS_OUT } from '../python/ways-out.ts';
import { type Firefox, hasFirefox, openFirefox } from './firefox.ts';

test.skip(!hasFirefox(), 'no Firefox on this machine');

const run = (firefox: Firefox, program: object) =>
  firefox.evaluate<Outcome>(`return window.testPage.run(${JSON.stringify({ program })});`);

/** What came of one attempt: it begins with `REACHED` or `blocked`. */
async function attempt(firefox: Firefox, site: TestSite, way: WayOut): Promise<string> {
  const outcome = await run(firefox, { prelude: preludeFor(site.url), code: programFor(way) });
  expect(outcome).toMatchObject({ kind: 'finished', stdout: '' });
  const report = async () => (await run(firefox, { code: REPORT })).stdout;
  await expect.poll(report, { timeout: 20_000 }).not.toBe('pending');
  return report();
}

/** A page with Python started by `start`, whose first worker, which is like no other, is gone. */
function withFirefox(strict: boolean, start: string): () => { site: TestSite; firefox: Firefox } {
  let open: { site: TestSite; firefox: Firefox };
  test.beforeAll(async () => {
    open = { site: await openTestSite({ isolated: true, strict }), firefox: await openFirefox() };
    await open.firefox.goto(open.site.url);
    await open.firefox.evaluate(`await window.testPage.${start}();`);
    await run(open.firefox, { code: 'import os\nos._exit(0)' });
  });
  test.afterAll(async () => {
    await open.firefox.close();
    await open.site.close();
  });
  return () => open;
}

for (const strict of [true, false]) {
  test.describe(`in Firefox, in a page ${strict ? 'with a strict policy' : 'without a policy'}`, () => {
    const open = withFirefox(strict, 'start');
    for (const way of WAYS_OUT) {
      test(`no way out: ${way.title}`, async () => {
        const { firefox, site } = open();
        expect(await attempt(firefox, site, way)).toMatch(/^blocked/);
        expect(site.trespasses).toEqual([]);
      });
    }
  });
}

test.describe('in Firefox, without the sandbox', () => {
  const open = withFirefox(false, 'startUnsandboxed');
  for (const way of WAYS_OUT.filter(({ failsInAnyWorker }) => !failsInAnyWorker)) {
    test(`a way out: ${way.title}`, async () => {
      const { firefox, site } = open();
      expect(await attempt(firefox, site, way)).toMatch(/^REACHED/);
    });
  }
});
