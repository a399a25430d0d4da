/**
 * Writes one HTML file a page: the rendered page between the parts of the built `index.html`, with its title, links to
 * load at once what it needs, and inside what is so small that a request would cost more: its style sheets, and its content.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
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
  const styleHashes = new Set<string>();
  for (const address of addresses) {
    const page = await renderer.renderPage(address);
    pages.push({ address, html: page.html });
    const { scripts, sheets } = needsOf(page, manifest);
    const style = sheets.map((file) => styles.get(file)).join('');
    styleHashes.add(hashOf(style));
    const head = [
      `<title>${escape(page.head.title)}</title>`,
      `<meta name="description" content="${escape(page.head.description)}">`,
      ...scripts.map((file) => `<link rel="modulepreload" href="/${file}" crossorigin>`),
      `<style>${style}</style>`,
      // A link that is there but disabled tells the loader of scripts that the sheet need not be fetched.
      ...sheets.map((file) => `<link rel="stylesheet" href="/${file}" disabled>`),
      shareOf(page, address, site),
      `<script>${boot}</script>`,
    ].join('');
    const html = withContent(
      template
        .replace(LINKED_STYLE, '')
        .replace('<!--head-->', () => head)
        .replace('<!--app-->', () => page.html),
      page.content,
    );
    const target = address === '/404' ? join(dist, '404.html') : join(dist, address, 'index.html');
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, html);
  }
  return {
    pages,
    hashes: { script: hashOf(boot), styles: [...styleHashes] },
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

/** The scripts and style sheets that a page needs at once. */
function needsOf({ files }: RenderedPage, manifest: Manifest) {
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
  return { scripts: [...scripts], sheets: [...sheets] };
}

/** What a server sends before it waits for an answer (ten packets, 14,600 bytes), less the headers: more costs a round trip. */
const FIRST_FLIGHT_BYTES = 12_800;

/**
 * Puts into a page what it reads, as far as there is room, each as a block of data, which is no script: the policy does not ask
 * for its hash. `content.ts` finds it by its address. What is left over is linked, to be fetched at once.
 */
function withContent(html: string, content: readonly PageContent[]): string {
  const put = (page: string, { url, json }: PageContent) => {
    const data = json.replaceAll('<', '\\u003c');
    return page.replace(
      '</body>',
      () => `<script type="application/json" id="${url}">${data}</script></body>`,
    );
  };
  return content.reduce((page, each) => {
    const larger = put(page, each);
    if (weigh(larger) < FIRST_FLIGHT_BYTES) return larger;
    return page.replace(
      '</head>',
      () => `<link rel="preload" href="${each.url}" as="fetch" crossorigin></head>`,
    );
  }, html);
}

function weigh(text: string): number {
  return brotliCompressSync(text).length;
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
