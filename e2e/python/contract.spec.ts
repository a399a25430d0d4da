import { expect, type Page, test } from '@playwright/test';
import { CONTRACT, expectCase } from '@tenfold/runtime/contract';
import { openTestSite, type TestSite } from './test-site.ts';

for (const isolated of [true, false]) {
  test.describe(isolated ? 'in an isolated page' : 'in a page that cannot share memory', () => {
    let site: TestSite;
    let page: Page;

    test.beforeAll(async ({ browser }) => {
      site = await openTestSite({ isolated, strict: true });
      page = await browser.newPage();
      await page.goto(site.url);
      const progress = await page.evaluate(() => window.testPage.start());
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
      const last = progress.findLast((told) => told.kind === 'downloading');
      expect(last?.loadedBytes).toBe(last?.totalBytes);
      expect(progress.at(-1)).toEqual({ kind: 'starting' });
    });

    test.afterAll(async () => {
      await page.close();
      await site.close();
    });

    for (const contractCase of CONTRACT.filter((each) => isolated || !each.needsInterrupt)) {
      test(contractCase.title, async () => {
        await expectCase(contractCase, (step) => page.evaluate((sent) => window.testPage.run(sent), step));
      });
    }

    if (!isolated)
      test('a program that is ended with its worker has no trace, and the next one runs', async () => {
        const run = (step: Parameters<Window['testPage']['run']>[0]) =>
          page.evaluate((sent) => window.testPage.run(sent), step);
        const code = 'a = 1\nprint("go")\nany(x for x in iter(int, 1))';
        const outcome = await run({ program: { code, trace: {} }, interruptAfter: 'go\n' });
        expect(outcome).toMatchObject({ kind: 'interrupted', stdout: 'go\n' });
        expect(outcome.trace).toBeUndefined();
        expect(await run({ program: { code: 'print(1)' } })).toMatchObject({ stdout: '1\n' });
      });
  });
}
