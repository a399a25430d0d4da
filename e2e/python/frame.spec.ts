import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { FRAME_WAYS, scriptFor } from './frame-ways.ts';
import { openTestSite, type TestSite } from './test-site.ts';
import { WAYS_OUT } from './ways-out.ts';

test('the document on security tells how many ways are tried', async () => {
  const told = await readFile(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
  expect(told).toContain(`${WAYS_OUT.length} ways from a program and ${FRAME_WAYS.length} from the frame`);
});

/** Tries it in the only frame of the page. The page may be led elsewhere by it. */
async function tryInFrame(page: Page, script: string): Promise<void> {
  const frame = await (await page.locator('iframe').elementHandle())?.contentFrame();
  if (!frame) throw new Error('There is no frame.');
  await frame.evaluate(`(() => { ${script} })()`).catch(() => undefined);
}

/** What the page itself sends now arrives after all that was sent before. */
async function reachedBefore(page: Page, site: TestSite): Promise<readonly string[]> {
  await page.evaluate(() => {
    open('/secret/last', '_blank');
  });
  await expect.poll(() => site.trespasses).toContain('/secret/last');
  return site.trespasses.filter((path) => path !== '/secret/last');
}

for (const strict of [true, false]) {
  test.describe(`from the frame, in a page ${strict ? 'with a strict policy' : 'without a policy'}`, () => {
    let site: TestSite;
    test.beforeAll(async () => {
      site = await openTestSite({ isolated: true, strict });
    });
    test.afterAll(() => site.close());

    test('no new window, and the page stays where it is', async ({ page, context }) => {
      await page.goto(site.url);
      await page.evaluate(() => window.testPage.start());
      for (const way of FRAME_WAYS) await tryInFrame(page, scriptFor(way, `${site.url}secret/frame`));
      expect(await reachedBefore(page, site)).toEqual([]);
      expect(page.url()).toBe(site.url);
      // The page, and the window that it opened itself.
      await expect.poll(() => context.pages().length).toBe(2);
      const run = page.evaluate(() => window.testPage.run({ program: { code: 'print(1)' } }));
      expect(await run).toMatchObject({ kind: 'finished', stdout: '1\n' });
    });
  });
}

test.describe('from a frame without the sandbox', () => {
  let site: TestSite;
  test.beforeAll(async () => {
    site = await openTestSite({ isolated: true, strict: false });
  });
  test.afterAll(() => site.close());

  for (const [index, way] of FRAME_WAYS.entries()) {
    test(`it works: ${way.title}`, async ({ page }) => {
      await page.goto(site.url);
      await page.evaluate(() => window.testPage.addOpenFrame());
      await tryInFrame(page, scriptFor(way, `${site.url}secret/frame-${index}`));
      await expect
        .poll(() => site.trespasses.map((path) => path.replace(/\?.*/, '')))
        .toContain(`/secret/frame-${index}`);
    });
  }
});
