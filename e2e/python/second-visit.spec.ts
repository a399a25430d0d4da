import { expect, type Page, test } from '@playwright/test';
import { openTestSite, type TestSite } from './test-site.ts';

const CACHE = 'tenfold-python-memory';
const BY_HAND = 'x-put-by-hand';

let site: TestSite;

test.beforeEach(async () => {
  site = await openTestSite({ isolated: true, strict: true });
});
test.afterEach(() => site.close());

/** A visit in which Python is started and runs a program. */
async function visit(page: Page): Promise<void> {
  await page.goto(site.url);
  await page.evaluate(() => window.testPage.start());
  const code = 'import torch\nprint(torch.ones(2).sum().item(), torch.rand(1).item())';
  const outcome = await page.evaluate((sent) => window.testPage.run({ program: { code: sent } }), code);
  expect(outcome).toMatchObject({ kind: 'finished', stdout: '2.0 0.49625658988952637\n' });
}

/** What is kept of Python's memory: its size, and whether it was put there by the test. */
const kept = (page: Page) =>
  page.evaluate(
    async ([name, byHand]) => {
      const cache = await caches.open(name);
      const answers = await cache.matchAll();
      const sizes = answers.map(async (answer) => (await answer.clone().arrayBuffer()).byteLength);
      return { bytes: await Promise.all(sizes), byHand: answers.map(({ headers }) => headers.has(byHand)) };
    },
    [CACHE, BY_HAND] as const,
  );

/** Puts what `change` makes of the kept memory in its place, with a digest that fits or the old one. */
const putByHand = (page: Page, change: 'nothing' | 'one byte' | 'all of it') =>
  page.evaluate(
    async ([name, byHand, change]) => {
      const cache = await caches.open(name);
      const [request] = await cache.keys();
      if (!request) throw new Error('nothing is kept');
      const answer = await cache.match(request);
      if (!answer) throw new Error('nothing is kept');
      const headers = new Headers(answer.headers);
      headers.set(byHand, '1');
      const content = new Uint8Array(await answer.arrayBuffer());
      if (change === 'one byte') content[1_000_000] = (content[1_000_000] ?? 0) ^ 1;
      if (change === 'all of it') {
        content.fill(7);
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
        headers.set('x-sha256', Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
      }
      await cache.put(request, new Response(content, { headers }));
    },
    [CACHE, BY_HAND, change] as const,
  );

const isOneSnapshot = async (page: Page) => {
  const { bytes, byHand } = await kept(page);
  return bytes.length === 1 && (bytes[0] ?? 0) > 10_000_000 && byHand[0] === false;
};

test('the second visit starts from the memory that the first one kept', async ({ page }) => {
  await visit(page);
  await expect.poll(() => isOneSnapshot(page)).toBe(true);
  await putByHand(page, 'nothing');
  await visit(page);
  // A start afresh would have put another in its place.
  expect((await kept(page)).byHand).toEqual([true]);
});

for (const change of ['one byte', 'all of it'] as const) {
  test(`memory that was changed in ${change} is thrown away, and Python starts`, async ({ page }) => {
    await visit(page);
    await expect.poll(() => isOneSnapshot(page)).toBe(true);
    await putByHand(page, change);
    await visit(page);
    await expect.poll(() => isOneSnapshot(page)).toBe(true);
  });
}

test('a spare stands ready for a program that ends its worker, and knows nothing of that program', async ({
  page,
}) => {
  await visit(page);
  await expect.poll(() => isOneSnapshot(page)).toBe(true);
  await visit(page);
  const run = (code: string) =>
    page.evaluate((sent) => window.testPage.run({ program: { code: sent } }), code);
  for (const _ of ['the first', 'its own spare']) {
    await expect.poll(() => page.workers().length).toBe(2);
    await run('import builtins\nbuiltins.print = lambda *a: None\nimport os\nos._exit(0)');
    expect(await run('print("as before")')).toMatchObject({ kind: 'finished', stdout: 'as before\n' });
  }
});

test('what a program does to its memory is not kept', async ({ page }) => {
  await visit(page);
  await expect.poll(() => isOneSnapshot(page)).toBe(true);
  const digest = () =>
    page.evaluate(
      async (name) =>
        (await (await caches.open(name)).matchAll()).map((each) => each.headers.get('x-sha256')),
      CACHE,
    );
  const before = await digest();
  const run = (code: string) =>
    page.evaluate((sent) => window.testPage.run({ program: { code: sent } }), code);
  await run('import builtins\nbuiltins.print = lambda *a: None\nimport os\nos._exit(0)');
  expect(await run('print("as before")')).toMatchObject({ kind: 'finished', stdout: 'as before\n' });
  expect(await digest()).toEqual(before);
});
