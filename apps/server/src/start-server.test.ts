import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from './start-server.ts';

const HEADERS = `/*
  Content-Security-Policy: default-src 'none'
  Cache-Control: no-cache
/assets/*
  Cache-Control: public, immutable
`;
const PAGE = `<h1>A page</h1>${'long enough to shrink '.repeat(20)}`;

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenfold-server-'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const dir = join(folder, 'site');
  await mkdir(join(dir, 'a/page'), { recursive: true });
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, '_headers'), HEADERS);
  await writeFile(join(dir, '.hidden'), 'hidden');
  await writeFile(join(dir, 'index.html'), 'home');
  await writeFile(join(dir, '404.html'), 'nothing here');
  await writeFile(join(dir, 'a/page/index.html'), PAGE);
  await writeFile(join(dir, 'a/page/index.html.br'), brotliCompressSync(PAGE));
  await writeFile(join(dir, 'assets/app-1234.js'), 'let a');
  server = await startServer({ dir, port: 0 });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks for exactly this path: `fetch` would tidy it up first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('pages', () => {
  test('a folder with an index is served at its name, with and without a slash', async () => {
    for (const path of ['/a/page', '/a/page/', '/a/page?query', '/a/p%61ge']) {
      const { status, headers, body } = await ask(path);
      expect([status, headers['content-type'], body.toString()]).toEqual([
        200,
        'text/html; charset=utf-8',
        PAGE,
      ]);
    }
    expect((await ask('/')).body.toString()).toBe('home');
  });

  test('headers come from the site, the more special rule last', async () => {
    expect((await ask('/')).headers).toMatchObject({
      'content-security-policy': "default-src 'none'",
      'cache-control': 'no-cache',
    });
    expect((await ask('/assets/app-1234.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'cache-control': 'public, immutable',
    });
  });

  test('what is not there gives the 404 page, with the same headers', async () => {
    for (const path of ['/nothing', '/a', '/assets/', '/404.html/x']) {
      const { status, headers, body } = await ask(path);
      expect([status, body.toString()]).toEqual([404, 'nothing here']);
      expect(headers['content-security-policy']).toBe("default-src 'none'");
    }
  });
});

describe('compression', () => {
  test('brotli is sent to whoever takes it', async () => {
    for (const accepted of ['br', 'gzip, deflate, br', 'gzip;q=0.5, br;q=0.8', 'BR']) {
      const { headers, body } = await ask('/a/page', { 'accept-encoding': accepted });
      expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
      expect(body.length).toBe(Number(headers['content-length']));
      expect(brotliDecompressSync(body).toString()).toBe(PAGE);
    }
  });

  test.each(['gzip', 'br;q=0', 'br;q=0.0, gzip', 'brotli', ''])(
    'brotli is not sent for `%s`',
    async (accepted) => {
      const { headers, body } = await ask('/a/page', { 'accept-encoding': accepted });
      expect(headers['content-encoding']).toBeUndefined();
      expect(body.toString()).toBe(PAGE);
    },
  );

  test('brotli is not sent where there is none', async () => {
    expect((await ask('/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });
});

describe('asking again', () => {
  test('what is known by its tag is not sent again, and each encoding has its own tag', async () => {
    const plain = await ask('/a/page');
    const packed = await ask('/a/page', { 'accept-encoding': 'br' });
    const [tag, packedTag] = [String(plain.headers.etag), String(packed.headers.etag)];
    expect(tag).not.toBe(packedTag);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/a/page', { 'if-none-match': known });
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag]);
      expect(again.headers['content-security-policy']).toBe("default-src 'none'");
    }
    expect((await ask('/a/page', { 'if-none-match': packedTag })).status).toBe(200);
    expect((await ask('/nothing', { 'if-none-match': '*' })).status).toBe(404);
  });

  test('HEAD tells what GET would send, without it', async () => {
    const head = await ask('/a/page', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(PAGE.length));
  });

  test('nothing can be written', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect(await ask('/', {}, method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    }
  });
});

describe('attacks', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/a/page/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//../secret.txt',
    '/assets/../../secret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/secret.txt%00.html',
    '/_headers',
    '/%5fheaders',
    '/.hidden',
    '/a/page/index.html.br',
    '/%',
    '/%zz',
    `/${'a'.repeat(8000)}`,
  ])('%s is not found: no path leads out of the folder or to a hidden file', async (path) => {
    const { status, body } = await ask(path);
    expect([status, body.toString()]).toEqual([404, 'nothing here']);
  });

  test('a path that is no path is refused', async () => {
    expect(await ask('/..\\secret.txt')).toMatchObject({ status: 400, body: Buffer.from('') });
  });

  test('of whatever a path is made, it names no file outside the folder and breaks nothing', async () => {
    const up = ['..', '%2e%2e', '.%2e', '%252e%252e', '%c0%ae%c0%ae', '..%00', '...', '.'];
    const separators = ['/', '//', '%2f', '%5c', '%252f', '/./', ';/', '%u2215', '?/', '%2F%2F'];
    const names = [
      'secret.txt',
      'SECRET.TXT',
      'site',
      '_headers',
      '.hidden',
      'a',
      'page',
      'assets',
      '%',
      '%ff%fe',
      '~',
      ':',
    ];
    const piece = fc.constantFrom(...up, ...separators, ...names);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const { status, body } = await ask(`/${pieces.join('')}`);
        expect(status).toBeLessThan(500);
        expect(body.toString()).not.toMatch(/^secret|^hidden|Content-Security-Policy/);
      }),
      { numRuns: 300 },
    );
    expect((await ask('/')).body.toString()).toBe('home');
  });

  test('clients that never end their request do not keep others from an answer', async () => {
    const port = Number(new URL(server.url).port);
    const starts = [
      '',
      'G',
      'GET / HTTP/1.1\r\n',
      'GET / HTTP/1.1\r\nHost: x\r\nX: ',
      'POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n',
    ];
    const sockets = Array.from({ length: 100 }, (_, index) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(starts[index % starts.length] ?? ''));
      return socket.on('error', () => undefined);
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect((await ask('/a/page')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect((await ask('/')).status).toBe(200);
  });

  test('a request that is no HTTP, or has huge headers, is refused and the next one is answered', async () => {
    const raw = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.on('data', (data) => {
          answer += data.toString();
        });
        socket.on('close', () => resolve(answer));
        socket.on('error', () => resolve(answer));
      });
    expect(await raw('no http at all\r\n\r\n')).toContain(' 400 ');
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nBig: ${'b'.repeat(40_000)}\r\n\r\n`)).toContain(' 431 ');
    expect(
      await raw('GET http://elsewhere.example/ HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 \d/);
    expect((await ask('/')).status).toBe(200);
  });
});

test('a file that is gone since the start is told, and the next request is answered', async () => {
  const dir = join(folder, 'changing');
  await mkdir(dir);
  await writeFile(join(dir, 'index.html'), 'home');
  await writeFile(join(dir, 'gone.txt'), 'gone');
  const other = await startServer({ dir, port: 0 });
  await rm(join(dir, 'gone.txt'));
  expect((await fetch(`${other.url}/gone.txt`)).status).toBe(503);
  expect(await (await fetch(other.url)).text()).toBe('home');
  await other.close();
});

describe('starting', () => {
  const dir = () => join(folder, 'site');

  test('a taken port is an error, or the next one where that is wanted', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startServer({ dir: dir(), port })).rejects.toThrow('EADDRINUSE');
    const other = await startServer({ dir: dir(), port, orNextPort: true });
    expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
    await other.close();
  });

  test('a folder that is not there is an error', async () => {
    await expect(startServer({ dir: join(folder, 'none'), port: 0 })).rejects.toThrow('ENOENT');
  });

  test('after close nothing answers', async () => {
    const other = await startServer({ dir: dir(), port: 0 });
    expect(await (await fetch(other.url)).text()).toBe('home');
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });
});
