/**
 * A copy of the built site on a server of its own, that a spec can stop, start again at the same address, and bring a new
 * version to. Service workers run here; the other specs do without, so that they see every request.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type RunningServer, startServer } from '@tenfold/server';
import { writeServiceWorker } from '../../apps/web/scripts/write-service-worker.ts';

const built = join(import.meta.dirname, '../../apps/web/dist');

export interface OwnSite {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Changes files (a text for each path), and lists the new version of the site as the build does. */
  publish(changes: Readonly<Record<string, (text: string) => string>>): Promise<void>;
  /** Changes one file as a fault on the way would: nobody lists it anew. */
  spoil(path: string, change: (content: Buffer) => Buffer | null): Promise<void>;
  close(): Promise<void>;
}

export async function openOwnSite(): Promise<OwnSite> {
  const dir = await mkdtemp(join(tmpdir(), 'tenfold-offline-'));
  await cp(built, dir, { recursive: true });
  let server: RunningServer | null = await startServer({ dir, port: 0 });
  const { url } = server;
  const port = Number(new URL(url).port);
  const stop = async () => {
    await server?.close();
    server = null;
  };
  const start = async () => {
    server ??= await startServer({ dir, port });
  };
  /** The server lists its files when it starts. */
  const restartAfter = async (change: () => Promise<void>) => {
    await stop();
    await change();
    await start();
  };
  const write = async (path: string, content: string | Buffer | null) => {
    await rm(join(dir, `${path}.br`), { force: true });
    if (content === null) await rm(join(dir, path));
    else await writeFile(join(dir, path), content);
  };
  return {
    url,
    stop,
    start,
    publish: (changes) =>
      restartAfter(async () => {
        for (const [path, change] of Object.entries(changes))
          await write(path, change(await readFile(join(dir, path), 'utf8')));
        await rm(join(dir, 'sw.js.br'), { force: true });
        await writeServiceWorker(dir);
      }),
    spoil: (path, change) => restartAfter(async () => write(path, change(await readFile(join(dir, path))))),
    async close() {
      await stop();
      await rm(dir, { recursive: true });
    },
  };
}

/** Playwright's `test` with a site for each test; pages know its address. */
export const test = base.extend<{ site: OwnSite }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  site: async ({}, use) => {
    const site = await openOwnSite();
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
  serviceWorkers: 'allow',
});

/** Paths of what the service worker has kept. */
export function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const requests = await (await caches.open('tenfold-site')).keys();
    return requests.map(({ url }) => new URL(url).pathname);
  });
}

/** Stays on the page until all of the site is kept, Python included. */
export async function stayUntilKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
    .toBe(true);
  const isPython = (path: string) => path.startsWith('/python/');
  await expect
    .poll(async () => (await keptPaths(page)).filter(isPython).length, { timeout: 30_000 })
    .toBe(PYTHON_FILES);
}

/** Manifest, two scripts, WebAssembly, the library, our own Python. */
const PYTHON_FILES = 6;

export { expect };
