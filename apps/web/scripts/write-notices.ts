/**
 * Writes `notices.txt`: whose work the site contains, and under which licence. The packages are those whose modules the
 * build really took; fonts, Python and the data of patterns are named beside them.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** `modules`: paths of all modules in the site's scripts. */
export async function writeNotices(folder: string, modules: Iterable<string>): Promise<void> {
  const packages = new Set([...modules].flatMap((path) => path.match(PACKAGE)?.[1] ?? []));
  const parts = [
    `Tenfold\n${await readFile(join(root, 'LICENSE'), 'utf8')}`,
    ...(await Promise.all([...packages].sort().map(packageNotice))),
    ...(await Promise.all(['pyodide', 'valibot'].filter((name) => !packages.has(name)).map(packageNotice))),
    PYTHON,
    `IBM Plex Sans and IBM Plex Mono (fonts)\n${await readFile(join(root, 'apps/web/src/theme/fonts/LICENSE.txt'), 'utf8')}`,
    ...(await dataNotices()),
  ];
  await writeFile(join(folder, 'notices.txt'), `${parts.map((part) => part.trim()).join(RULE)}\n`);
}

const PACKAGE = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;
const RULE = `\n\n${'-'.repeat(80)}\n\n`;
const PYTHON = `CPython's standard library, compiled for the browser by Pyodide
Copyright (c) 2001 Python Software Foundation; All Rights Reserved. PSF License Agreement 2: https://docs.python.org/3/license.html`;

async function packageNotice(name: string): Promise<string> {
  const folder = join(root, 'node_modules', name);
  const { version, license, homepage } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file
    ? await readFile(join(folder, file), 'utf8')
    : `${homepage ?? ''}\n${LICENCE_TEXTS[license] ?? ''}`;
  return `${name} ${version} (${license})\n${text}`;
}

/** Where a package that brings no licence file names one whose text is long. */
const LICENCE_TEXTS: Readonly<Record<string, string>> = { 'MPL-2.0': 'https://www.mozilla.org/MPL/2.0/' };

/** The README of each pattern's data, which names its source and licence. */
async function dataNotices(): Promise<string[]> {
  const patterns = join(root, 'patterns');
  const entries = await readdir(patterns, { recursive: true });
  const readmes = entries.filter((path) => /(^|[\\/])data[\\/]README\.md$/.test(path)).sort();
  return Promise.all(
    readmes.map(
      async (path) =>
        `Data: ${relative(root, join(patterns, path))}\n${await readFile(join(patterns, path), 'utf8')}`,
    ),
  );
}
