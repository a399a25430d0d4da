/** The built folder on a plain static host: no headers of ours, folders only with a slash at the end, no brotli. */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { question } from '../practice/question.ts';
import { PRACTICE } from '../practice/site.ts';
import { expect, stayUntilKept, test as base } from './own-site.ts';

const dist = join(import.meta.dirname, '../../apps/web/dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

async function openPlainHost(): Promise<{ url: string; stop(): Promise<void> }> {
  const server: Server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    const file = join(dist, normalize(path));
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory() && !path.endsWith('/')) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const content = await readFile(found?.isDirectory() ? join(file, 'index.html') : file).catch(() => null);
    const name = found?.isDirectory() || content === null ? '.html' : extname(path);
    response
      .writeHead(content ? 200 : 404, { 'content-type': TYPES[name] ?? 'application/octet-stream' })
      .end(content ?? (await readFile(join(dist, '404.html'))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const test = base.extend<{ host: { url: string; stop(): Promise<void> } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  host: async ({}, use) => {
    const host = await openPlainHost();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

test('Python runs, an endless loop is stopped with its worker, and the next run works', async ({ page }) => {
  await page.goto(PRACTICE);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const task = question(page, 'Create the loss');
  await task.fill(1, '0.1');
  await task.button('Run').click();
  await expect(task.output).toContainText('target row: [0.925, 0.025, 0.025, 0.025]', { timeout: 30_000 });
  await task.stopEndlessLoop();
  await task.writeProgram('print(6 * 7)');
  await task.button('Run').click();
  await expect(task.output).toContainText('42', { timeout: 15_000 });
});

test('after one visit it works without a network too', async ({ page, host }) => {
  await page.goto('/');
  await stayUntilKept(page);
  await host.stop();
  await page.goto(PRACTICE);
  const task = question(page, 'Create the loss');
  await task.answer('0.1', 'right');
  await task.button('Run').click();
  await expect(task.output).toContainText('target row', { timeout: 30_000 });
});
