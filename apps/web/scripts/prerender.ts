/**
 * Writes one HTML file a page: the rendered page between the parts of the built `index.html`, with its title, links to
 * load at once what it needs, and inside what is so small that a request would cost more: its style sheets, and its content.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { PageContent, RenderedPage } from '../src/server.tsx';

interface Renderer {
  addresses(): string[];
  renderPage(address: string): Promise<RenderedPage>;
}
type Manifest = Record<string, { file: string; css?: string[]; imports?: string[]; isEntry?: boolean }>;

/**
 * Gives the pages and the hashes of what is inline in them, as a content policy writes them.
 * `site`: where the pages will be, if that is known: links to share need whole addresses.
 */
export async function prerender(dist: string, renderer: Renderer, site: string | null) {
  const template = await readFile(join(dist, 'index.html'), 'utf8');
  const manifest: Manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
  const boot = (await readFile(join(import.meta.dirname, '../src/boot.js'), 'utf8'))
    .replace(/^\/\/.*$/gm, '')
    .trim();
  const styles = await styleSheets(dist, manifest);
  const addresses = renderer.addresses();
  const pages: { address: string; html: string }[] = [];
  for (const address of addresses) {
    const page = await renderer.renderPage(address);
    pages.push({ address, html: page.html });
    const { html: body, left } = withContent(`<div id="app">${page.html}</div>`, page.content);
    const head =
      headOf(page, left, manifest, styles) + shareOf(page, address, site) + `<script>${boot}</script>`;
    const html = template
      .replace(LINKED_STYLE, '')
      .replace('<!--head-->', () => head)
      .replace('<div id="app"></div>', () => body);
    const target = address === '/404' ? join(dist, '404.html') : join(dist, address, 'index.html');
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, html);
  }
  return {
    pages,
    hashes: { script: hashOf(boot), styles: [...styles.values()].map(hashOf) },
  };
}

/** Vite's own links to style sheets, which would hold up the page. */
const LINKED_STYLE = /\s*<link rel="stylesheet"[^>]*>/g;

/** The text of each style sheet by its file. */
async function styleSheets(dist: string, manifest: Manifest): Promise<ReadonlyMap<string, string>> {
  const files = new Set(Object.values(manifest).flatMap(({ css }) => css ?? []));
  const read = [...files].map(
    async (file) => [file, (await readFile(join(dist, file), 'utf8')).trim()] as const,
  );
  return new Map(await Promise.all(read));
}

function headOf(
  { head, files }: RenderedPage,
  fetches: readonly string[],
  manifest: Manifest,
  styles: ReadonlyMap<string, string>,
): string {
  const scripts = new Set<string>();
  const sheets = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build's manifest has no ${name}.`);
    chunk.imports?.forEach(add);
    chunk.css?.forEach((sheet) => sheets.add(sheet));
    scripts.add(chunk.file);
  };
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
  [...(entry === undefined ? [] : [entry]), ...files].forEach(add);
  return [
    `<title>${escape(head.title)}</title>`,
    `<meta name="description" content="${escape(head.description)}">`,
    ...[...scripts].map((file) => `<link rel="modulepreload" href="/${file}" crossorigin>`),
    ...fetches.map((url) => `<link rel="preload" href="${url}" as="fetch" crossorigin>`),
    // A link that is there but disabled tells the loader of scripts that the sheet need not be fetched.
    ...[...sheets].map(
      (file) => `<style>${styles.get(file)}</style><link rel="stylesheet" href="/${file}" disabled>`,
    ),
  ].join('');
}

/** A page is not made larger than this by what is put into it: first it has to be there itself. */
const PAGE_BYTES = 12 * 1024;

/**
 * Puts into `html` what it reads, as far as there is room, each as a block of data, which is no script: the policy does not ask
 * for its hash. `content.ts` finds it by its address. What is left over is named, to be fetched at once.
 */
function withContent(html: string, content: readonly PageContent[]): { html: string; left: string[] } {
  const left: string[] = [];
  let inside = '';
  for (const { url, json } of content) {
    const block = `<script type="application/json" id="${url}">${json.replaceAll('<', '\\u003c')}</script>`;
    if (weigh(html + inside + block) < PAGE_BYTES) inside += block;
    else left.push(url);
  }
  return { html: html + inside, left };
}

function weigh(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}

/** What a link to the page looks like where it is shared (Open Graph). */
function shareOf({ head }: RenderedPage, address: string, site: string | null): string {
  const tags = [
    `<meta property="og:title" content="${escape(head.title)}">`,
    `<meta property="og:description" content="${escape(head.description)}">`,
  ];
  if (site !== null && address !== '/404') {
    const url = escape(new URL(address, site).href);
    tags.push(
      `<link rel="canonical" href="${url}">`,
      `<meta property="og:url" content="${url}">`,
      `<meta property="og:image" content="${escape(new URL('/social.png', site).href)}">`,
      '<meta name="twitter:card" content="summary_large_image">',
    );
  }
  return tags.join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
