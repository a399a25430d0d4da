/**
 * Weighs every built page against the budgets and prints a table; exit code 1 when one is over. What a page needs to
 * appear and to work counts: its HTML with the style sheet, the fonts, and each script that it names or that those import.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const KIB = 1024;
/** KiB; everything but fonts (compressed already) as brotli. */
const BUDGETS = { html: 15, css: 6, js: 25, fonts: 60, editor: 110 };
type Part = keyof typeof BUDGETS;
const PARTS = ['html', 'css', 'js', 'fonts', 'editor'] as const satisfies readonly Part[];

const dist = join(import.meta.dirname, '../dist');
const assets = join(dist, 'assets');

const weigh = (content: string | Uint8Array) => brotliCompressSync(content).length / KIB;

/** The scripts below `names` (files in `assets/`) with all that they import at once. */
async function withImports(names: readonly string[], seen = new Set<string>()): Promise<Set<string>> {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    const code = await readFile(join(assets, name), 'utf8');
    const imported = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)];
    await withImports(
      imported.flatMap(([, file]) => (file ? [file] : [])),
      seen,
    );
  }
  return seen;
}

async function weightOf(names: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...names].map(async (name) => weigh(await readFile(join(assets, name)))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function weighPage(file: string): Promise<Record<'html' | 'css' | 'js', number>> {
  const html = await readFile(file, 'utf8');
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
  const named = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].flatMap(([, name]) => name ?? []);
  return {
    html: weigh(styles.reduce((rest, style) => rest.replace(style, ''), html)),
    css: weigh(styles.join('')),
    js: await weightOf(await withImports(named)),
  };
}

const pages = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.html')).sort();
const names = await readdir(assets);
const fonts = await Promise.all(
  names.filter((name) => name.endsWith('.woff2')).map((name) => readFile(join(assets, name))),
);
const rows: [string, Partial<Record<Part, number>>][] = [];
for (const page of pages)
  rows.push([`/${dirname(page) === '.' ? page : dirname(page)}`, await weighPage(join(dist, page))]);
rows.push(['all fonts', { fonts: fonts.reduce((sum, { length }) => sum + length, 0) / KIB }]);
rows.push([
  'the editor',
  { editor: await weightOf(await withImports(names.filter((name) => /^editor-.*\.js$/.test(name)))) },
]);

let over = 0;
console.log(
  `${relative(process.cwd(), dist)}, KiB (budget: ${Object.entries(BUDGETS)
    .map(([part, size]) => `${part} ${size}`)
    .join(', ')})`,
);
for (const [name, sizes] of rows) {
  const cells = PARTS.flatMap((part) => {
    const size = sizes[part];
    if (size === undefined) return [];
    const isOver = size > BUDGETS[part];
    if (isOver) over += 1;
    return `${part} ${size.toFixed(1)}${isOver ? ' OVER' : ''}`;
  });
  console.log(`  ${name.padEnd(36)} ${cells.join('   ')}`);
}
process.exit(over > 0 ? 1 : 0);
