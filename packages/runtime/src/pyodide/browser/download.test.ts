import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RuntimeUnavailable } from '../../runtime.ts';
import { download, type Progress, startDownload } from './download.ts';

const CONTENTS: Readonly<Record<string, string>> = {
  broker: 'b',
  worker: 'worker',
  wasm: 'wasm',
  stdlib: 'library',
  python: '{}',
};

const manifest = {
  files: Object.fromEntries(
    Object.entries(CONTENTS).map(([name, text]) => [
      name,
      { name: `${name}-1`, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') },
    ]),
  ),
  policy: { scriptSrc: ["'sha256-x'"], workerSrc: ['blob:'], trustedTypes: ['t'] },
};

/** What the server has, by address; a test changes it. */
let served: Map<string, string>;

beforeEach(() => {
  served = new Map(Object.entries(CONTENTS).map(([name, text]) => [`/python/${name}-1`, text]));
  served.set('/python/manifest.json', JSON.stringify(manifest));
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', async (url: string) => {
    const text = served.get(url);
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const expectFailure = async (message: RegExp): Promise<void> => {
  const failure = download('/python/manifest.json', () => undefined);
  await expect(failure).rejects.toThrow(RuntimeUnavailable);
  await expect(failure).rejects.toThrow(message);
};

it('gives the files and tells how far it is', async () => {
  const told: Progress[] = [];
  const { files, policy } = await startDownload('/python/manifest.json', (progress) => told.push(progress));
  expect(new TextDecoder().decode((await files).stdlib)).toBe('library');
  expect(policy.workerSrc).toEqual(['blob:']);
  expect(told).toHaveLength(5);
  expect(told.at(-1)).toMatchObject({ kind: 'downloading', loadedBytes: 20, totalBytes: 20 });
});

it('refuses a file that is not the one that was built', async () => {
  served.set('/python/wasm-1', 'wasp');
  await expectFailure(/wasm-1 is damaged.*try again/);
});

it('refuses a file that came incomplete, or too long', async () => {
  served.set('/python/stdlib-1', 'lib');
  await expectFailure(/stdlib-1 came incomplete/);
  served.set('/python/stdlib-1', 'library and more');
  await expectFailure(/stdlib-1 is longer/);
});

it('asks once more, past what the browser has kept, for a file that is not right', async () => {
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, how?: RequestInit) => {
    const text = served.get(url) ?? '';
    if (!url.endsWith('wasm-1')) return new Response(text);
    asked.push(how?.cache);
    return new Response(asked.length === 1 ? 'wasp' : text);
  });
  const told: Progress[] = [];
  const { wasm } = await download('/python/manifest.json', (progress) => told.push(progress));
  expect(new TextDecoder().decode(wasm)).toBe('wasm');
  expect(asked).toEqual([undefined, 'reload']);
  expect(told.at(-1)).toMatchObject({ loadedBytes: 20, totalBytes: 20 });
});

it('says which file is missing', async () => {
  served.delete('/python/python-1');
  await expectFailure(/python-1: status 404/);
});

it('says that there is no connection', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expectFailure(/Failed to fetch.*Check the connection/);
});

it('refuses what is not a manifest', async () => {
  served.set('/python/manifest.json', '<!doctype html>');
  await expectFailure(/manifest\.json is not a manifest/);
});

it('can be tried again after a failure', async () => {
  const wasm = served.get('/python/wasm-1') ?? '';
  served.delete('/python/wasm-1');
  await expectFailure(/wasm-1/);
  served.set('/python/wasm-1', wasm);
  expect((await download('/python/manifest.json', () => undefined)).wasm.byteLength).toBe(4);
});
