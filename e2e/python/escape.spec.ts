import { expect, type Page, test } from '@playwright/test';
import { openTestSite, type TestSite } from './test-site.ts';
import { preludeFor, programFor, REPORT, type WayOut, WAYS_OUT } from './ways-out.ts';

/** What came of one attempt: it begins with `REACHED` or `blocked`. */
async function attempt(page: Page, site: TestSite, way: WayOut): Promise<string> {
  const program = { prelude: preludeFor(site.url), code: programFor(way) };
  const outcome = await page.evaluate((sent) => window.testPage.run({ program: sent }), program);
  expect(outcome).toMatchObject({ kind: 'finished', stdout: '' });
  const report = async (): Promise<string> =>
    (await page.evaluate((code) => window.testPage.run({ program: { code } }), REPORT)).stdout;
  await expect.poll(report).not.toBe('pending');
  return report();
}

/** A page of its own site, with Python started in it by `start`. */
function withPage(
  strict: boolean,
  start: (page: Page) => Promise<unknown>,
): () => { site: TestSite; page: Page } {
  let open: { site: TestSite; page: Page };
  test.beforeAll(async ({ browser }) => {
    open = { site: await openTestSite({ isolated: true, strict }), page: await browser.newPage() };
    await open.page.goto(open.site.url);
    await start(open.page);
    // The first worker, of which the snapshot is made, shows programs its globals through proxies, which keep them from
    // some ways by accident. Those that follow do not.
    const end = 'import os\nos._exit(0)';
    await open.page.evaluate((code) => window.testPage.run({ program: { code } }), end);
  });
  test.afterAll(async () => {
    await open.page.close();
    await open.site.close();
  });
  return () => open;
}

const startSandboxed = (page: Page) => page.evaluate(() => window.testPage.start());

for (const strict of [true, false]) {
  test.describe(strict ? 'in a page with a strict policy' : 'in a page without a policy', () => {
    const open = withPage(strict, startSandboxed);
    for (const way of WAYS_OUT) {
      test(`no way out: ${way.title}`, async () => {
        const { page, site } = open();
        expect(await attempt(page, site, way)).toMatch(/^blocked/);
        expect(site.trespasses).toEqual([]);
      });
    }
  });
}

/** What the page hears of a program that posts messages on its own. */
async function overheard(page: Page): Promise<unknown> {
  await page.evaluate(() => {
    window.heard = [];
    addEventListener('message', (event) => window.heard.push(event.data));
    new BroadcastChannel('app').addEventListener('message', (event) => window.heard.push(event.data));
  });
  const code = `
import js
js.BroadcastChannel.new("app").postMessage("broadcast")
js.postMessage("posted")
print("sent")`;
  const outcome = await page.evaluate((sent) => window.testPage.run({ program: { code: sent } }), code);
  expect(outcome).toMatchObject({ kind: 'finished', stdout: 'sent\n' });
  // One more exchange with the worker: what was sent before it has arrived by then.
  await page.evaluate(() => window.testPage.run({ program: { code: '' } }));
  return page.evaluate(() => window.heard);
}

test.describe('without the sandbox', () => {
  const open = withPage(false, (page) => page.evaluate(() => window.testPage.startUnsandboxed()));
  for (const way of WAYS_OUT.filter(({ failsInAnyWorker }) => !failsInAnyWorker)) {
    test(`a way out: ${way.title}`, async () => {
      const { page, site } = open();
      expect(await attempt(page, site, way)).toMatch(/^REACHED/);
    });
  }

  test('the page hears what a program broadcasts', async () => {
    expect(await overheard(open().page)).toEqual(['broadcast']);
  });
});

test.describe('between program and page', () => {
  const open = withPage(true, startSandboxed);

  test('the page hears nothing that a program sends on its own', async () => {
    expect(await overheard(open().page)).toEqual([]);
  });

  test('a program that ends its worker ends itself alone', async () => {
    const run = (code: string) =>
      open().page.evaluate(
        (sent) => window.testPage.run({ program: { code: sent }, limits: { timeMs: 500 } }),
        code,
      );
    expect((await run('import js\njs.close()\nwhile True: pass')).kind).toBe('timed-out');
    expect(await run('print(1)')).toMatchObject({ kind: 'finished', stdout: '1\n' });
  });
});

declare global {
  interface Window {
    heard: unknown[];
  }
}
