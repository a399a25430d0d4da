import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteOf } from './site-address.ts';
import { writeNotices } from './write-notices.ts';
import { writeSitemap } from './write-sitemap.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenfold-site-'));
});
afterEach(() => rm(folder, { recursive: true }));
const read = (name: string) => readFile(join(folder, name), 'utf8');

test('where the address is known, the sitemap names every page but the one for what is not found', async () => {
  await writeSitemap(folder, ['/', '/a/b', '/404'], 'https://tenfold.example');
  const named = [...(await read('sitemap.xml')).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
  expect(named).toEqual(['https://tenfold.example/', 'https://tenfold.example/a/b']);
  expect(await read('robots.txt')).toContain('Sitemap: https://tenfold.example/sitemap.xml');
});

test('without an address there is no sitemap, and robots.txt names none', async () => {
  await writeSitemap(folder, ['/'], null);
  await expect(read('sitemap.xml')).rejects.toThrow('ENOENT');
  expect(await read('robots.txt')).not.toContain('Sitemap');
});

test('an address is taken whole or refused', () => {
  expect(siteOf(undefined)).toBeNull();
  expect(siteOf('https://tenfold.example/')).toBe('https://tenfold.example');
  for (const wrong of ['tenfold.example', 'ftp://tenfold.example', 'https://tenfold.example/a'])
    expect(() => siteOf(wrong)).toThrow(`'${wrong}' is no address of a site`);
});

test('the notices give each package taken with its licence, the fonts, Python and the data', async () => {
  await writeNotices(folder, [
    '/x/node_modules/preact/dist/preact.mjs',
    '/x/node_modules/@preact/signals/a.js',
    '/x/src/a.ts',
  ]);
  const text = await read('notices.txt');
  for (const part of [
    'preact 1',
    '@preact/signals 2',
    'pyodide',
    'Python Software Foundation',
    'SIL Open Font License',
    'CC BY 4.0',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('codemirror');
});
