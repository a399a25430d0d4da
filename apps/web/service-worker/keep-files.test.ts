import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropOthers, keepAnswer, keepFiles } from './keep-files.ts';
import { fileFinder, keyOf, type SiteFile } from './site-files.ts';

const file = (path: string, content: string): SiteFile => ({
  path,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('base64'),
});
const PAGE = file('/index.html', 'page');
const SCRIPT = file('/assets/app-1.js', 'script');

/** As much of a `Cache` as is used; `room` is how many entries it takes. */
function fakeCache(room = Infinity) {
  const entries = new Map<string, Response>();
  const href = (at: string) => new URL(at, 'https://site.test').href;
  const cache = {
    match: async (at: string) => entries.get(href(at))?.clone(),
    put: async (at: string, answer: Response) => {
      if (entries.size >= room) throw new DOMException('no room', 'QuotaExceededError');
      entries.set(href(at), answer);
    },
    keys: async () => [...entries.keys()].map((url) => ({ url })),
    delete: async ({ url }: { url: string }) => entries.delete(url),
  };
  const text = async (kept: SiteFile) => (await entries.get(href(keyOf(kept)))?.text()) ?? null;
  return { cache: cache as unknown as Cache, entries, text };
}

/** What the network gives for a path, by the request's cache mode. */
let served: (path: string, mode: RequestCache | undefined) => Response;
let asked: string[];

beforeEach(() => {
  asked = [];
  served = (path) => new Response(path === '/' ? 'page' : 'script');
  vi.stubGlobal('location', { origin: 'https://site.test' });
  vi.stubGlobal('fetch', async (path: string, how?: RequestInit) => {
    asked.push(path);
    return served(path, how?.cache);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const keep = (cache: Cache, files = [PAGE, SCRIPT]) => keepFiles(cache, files, () => undefined);

test('files are kept, and told of one by one', async () => {
  const { cache, text } = fakeCache();
  const told: string[] = [];
  await keepFiles(cache, [PAGE, SCRIPT], ({ path }) => told.push(path));
  expect([await text(PAGE), await text(SCRIPT)]).toEqual(['page', 'script']);
  expect(told.sort()).toEqual([SCRIPT.path, PAGE.path]);
});

test('what is kept is not fetched again: an update fetches what changed', async () => {
  const { cache, text } = fakeCache();
  await keep(cache);
  asked = [];
  served = () => new Response('page 2');
  const newPage = file('/index.html', 'page 2');
  await keep(cache, [newPage, SCRIPT]);
  expect(asked).toEqual(['/']);
  expect([await text(newPage), await text(PAGE)]).toEqual(['page 2', 'page']);
});

test('an answer from an older version is passed by', async () => {
  const { cache, text } = fakeCache();
  served = (_, mode) => new Response(mode === 'reload' ? 'page' : 'page of long ago');
  await keep(cache, [PAGE]);
  expect(await text(PAGE)).toBe('page');
});

test('a file that is not what was built is not kept', async () => {
  const { cache, entries } = fakeCache();
  served = () => new Response('changed on the way');
  await expect(keep(cache, [PAGE])).rejects.toMatchObject({ why: 'damaged' });
  expect(entries.size).toBe(0);
});

test('what was kept before a failure is there at the next try', async () => {
  const { cache, text } = fakeCache();
  served = (path) => (path === '/' ? new Response('page') : new Response('', { status: 503 }));
  await expect(keep(cache)).rejects.toMatchObject({
    why: 'network',
    message: expect.stringContaining('503'),
  });
  served = () => new Response('script');
  asked = [];
  await keep(cache);
  expect(asked).toEqual([SCRIPT.path]);
  expect(await text(PAGE)).toBe('page');
});

test('that there is no network, or no room, is told', async () => {
  await expect(keep(fakeCache(1).cache)).rejects.toMatchObject({ why: 'full' });
  served = () => {
    throw new TypeError('Failed to fetch');
  };
  await expect(keep(fakeCache().cache)).rejects.toMatchObject({ why: 'network' });
});

test('what is kept is neither packed nor redirected, and has the headers of the page', async () => {
  const { cache, entries } = fakeCache();
  const headers = { 'content-security-policy': "default-src 'none'", 'content-encoding': 'br' };
  served = () => new Response('page', { headers });
  await keep(cache, [PAGE]);
  const kept = [...entries.values()][0];
  expect(kept?.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(kept?.headers.get('content-encoding')).toBeNull();
  expect(kept?.redirected).toBe(false);
});

test('an answer on its way to a page is kept only if it is what was built', async () => {
  const { cache, entries, text } = fakeCache();
  await keepAnswer(cache, SCRIPT, new Response('scrip'));
  expect(entries.size).toBe(0);
  await keepAnswer(cache, SCRIPT, new Response('script'));
  expect(await text(SCRIPT)).toBe('script');
});

test('files of other versions are dropped', async () => {
  const { cache, text } = fakeCache();
  await keep(cache);
  await dropOthers(cache, [SCRIPT]);
  expect([await text(PAGE), await text(SCRIPT)]).toEqual([null, 'script']);
});

test('a folder is its page, with and without a slash', () => {
  const home = file('/a/b/index.html', '');
  const find = fileFinder([PAGE, home, SCRIPT]);
  expect([find('/a/b'), find('/a/b/'), find('/')]).toEqual([home, home, PAGE]);
  expect([find('/assets/app-1.js'), find('/a'), find('/assets/app-2.js')]).toEqual([SCRIPT, null, null]);
});
