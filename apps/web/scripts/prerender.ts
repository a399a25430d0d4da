/**
 * Writes one HTML file a page: the rendered page between the parts of the built `index.html`, with its title, links to
 * load at once what it needs, and the style sheet inside (small enough that a request would cost more).
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RenderedPage } from '../src/server.tsx';

interface Renderer {
  addresses(): string[];
  renderPage(address: string): Promise<RenderedPage>;
}
type Manifest = Record<string, { file: string; imports?: string[]; isEntry?: boolean }>;

/** Gives the number of pages and the hashes of what is inline in them, as a content policy writes them. */
export async function prerender(dist: string, renderer: Renderer) {
  const template = await readFile(join(dist, 'index.html'), 'utf8');
  const manifest: Manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
  const boot = (await readFile(join(import.meta.dirname, '../src/boot.js'), 'utf8'))
    .replace(/^\/\/.*$/gm, '')
    .trim();
  const { link, style, file } = await styleSheet(dist, template);
  const addresses = renderer.addresses();
  for (const address of addresses) {
    const page = await renderer.renderPage(address);
    const head = headOf(page, manifest) + `<script>${boot}</script><style>${style}</style>`;
    const html = template
      .replace(link, '')
      .replace('<!--head-->', () => head)
      .replace('<!--app-->', () => page.html);
    const target = address === '/404' ? join(dist, '404.html') : join(dist, address, 'index.html');
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, html);
  }
  await rm(join(dist, file));
  return { pages: addresses.length, hashes: { script: hashOf(boot), style: hashOf(style) } };
}

async function styleSheet(dist: string, template: string) {
  const [link, file] = template.match(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/) ?? [];
  if (!link || !file) throw new Error('The built index.html links no style sheet.');
  return { link, file, style: (await readFile(join(dist, file), 'utf8')).trim() };
}

function headOf({ head, files, fetches }: RenderedPage, manifest: Manifest): string {
  const scripts = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build's manifest has no ${name}.`);
    if (chunk.isEntry) return;
    scripts.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  files.forEach(add);
  return [
    `<title>${escape(head.title)}</title>`,
    `<meta name="description" content="${escape(head.description)}">`,
    ...[...scripts].map((file) => `<link rel="modulepreload" href="/${file}" crossorigin>`),
    ...fetches.map((url) => `<link rel="preload" href="${url}" as="fetch" crossorigin>`),
  ].join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
