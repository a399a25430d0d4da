/**
 * A small site to run Python in: the built files under `/python/`, one page with the strict policy that they ask for,
 * and things of its own (a cookie, an address that tells a secret) that no program may reach.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildBrowser } from '@tenfold/runtime/build';
import { build } from 'esbuild';
import { WebSocketServer } from 'ws';

export interface TestSite {
  readonly url: string;
  /** Addresses under `/secret` that something asked for. */
  readonly trespasses: readonly string[];
  close(): Promise<void>;
}

const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  json: 'application/json',
  wasm: 'application/wasm',
};

export interface TestSiteOptions {
  /** Its pages may share memory with their workers. */
  readonly isolated: boolean;
  /** The page has the strict content policy, as the app has; otherwise it has none. */
  readonly strict: boolean;
}

/** Serves on a free loopback port. */
export async function openTestSite({ isolated, strict }: TestSiteOptions): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfold-e2e-'));
  const { policy } = await buildBrowser(join(folder, 'python'));
  await build({
    entryPoints: [join(import.meta.dirname, 'test-page.ts')],
    outfile: join(folder, 'test-page.js'),
    bundle: true,
    format: 'esm',
  });
  const contentPolicy = [
    "default-src 'none'",
    `script-src 'self' ${policy.scriptSrc.join(' ')}`,
    `worker-src ${policy.workerSrc.join(' ')}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policy.trustedTypes.join(' ')}`,
  ].join('; ');
  const trespasses: string[] = [];
  const answer = (path: string, response: ServerResponse): void => {
    const send = (type: string, headers = {}) =>
      response.writeHead(200, { 'content-type': type, ...(isolated ? ISOLATION : {}), ...headers });
    if (path === '/') {
      const policyHeader = strict ? { 'content-security-policy': contentPolicy } : {};
      send('text/html', { ...policyHeader, 'set-cookie': 'sid=secret; SameSite=Lax' });
      response.end(
        '<!doctype html><title>Test</title><body><script type="module" src="/test-page.js"></script>',
      );
    } else if (path.startsWith('/secret')) {
      trespasses.push(path);
      // Whatever asks for it gets what it can use: a text, a script, a stream of events.
      const isStream = path.endsWith('events');
      send(isStream ? 'text/event-stream' : 'text/javascript', { 'access-control-allow-origin': '*' });
      response.end('/* secret */\n');
    } else {
      const file = path.startsWith('/python/') ? join('python', basename(path)) : basename(path);
      send(TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
      createReadStream(join(folder, file))
        .on('error', () => response.destroy())
        .pipe(response);
    }
  };
  const server = createServer((request, response) =>
    answer(new URL(request.url ?? '', 'http://x').pathname, response),
  );
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (_socket, { url = '' }) => trespasses.push(url));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    trespasses,
    async close(): Promise<void> {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
