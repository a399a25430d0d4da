/**
 * Builds the site into `dist/`: the browser's code, one HTML file a page, Python's files, the headers that a host must
 * send (`_headers`), and a brotli copy of everything that shrinks. The compiled patterns must be in `content/`.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBrowser } from '@tenfold/runtime/build';
import { build } from 'vite';
import { compressFolder } from './compress-folder.ts';
import { prerender } from './prerender.ts';
import { siteOf } from './site-address.ts';
import { writeHeaders } from './write-headers.ts';
import { writeNotices } from './write-notices.ts';
import { writeSearch } from './write-search.ts';
import { writeSitemap } from './write-sitemap.ts';
import { writeServiceWorker } from './write-service-worker.ts';

const app = join(import.meta.dirname, '..');
const dist = join(app, 'dist');
/** The site is made here and takes the place of `dist/` when it is whole, so that a fault leaves the old one. */
const next = join(app, 'node_modules/.tenfold/site');
const pythonFolder = join(app, 'node_modules/.tenfold/python');
const rendererFolder = join(app, 'node_modules/.tenfold/renderer');

if (!existsSync(join(app, 'content/index.json'))) {
  console.error('apps/web: content/ is missing. Run `npx tenfold compile --out apps/web/content` first.');
  process.exit(1);
}

const configFile = join(app, 'vite.config.ts');
const startedAt = performance.now();
const { policy } = await buildBrowser(pythonFolder);
const define = { 'import.meta.env.PYTHON_MANIFEST': JSON.stringify(await namePythonManifest()) };
const built = await build({ configFile, define, build: { outDir: next, manifest: true, emptyOutDir: true } });
await build({
  configFile,
  define,
  build: { outDir: rendererFolder, ssr: 'src/server.tsx', emptyOutDir: true, minify: false },
});
const renderer = await import(pathToFileURL(join(rendererFolder, 'server.js')).href);
const site = siteOf(process.env['TENFOLD_SITE']);
const { pages, hashes } = await prerender(next, renderer, site);
await rm(join(next, '.vite'), { recursive: true });
await rename(pythonFolder, join(next, 'python'));
await writeHeaders(next, hashes, policy);
await writeSearch(next, pages);
await writeSitemap(
  next,
  pages.map(({ address }) => address),
  site,
);
await writeNotices(next, modulesOf(built));
await writeServiceWorker(next);
await compressFolder(next);
await rm(dist, { recursive: true, force: true });
await rename(next, dist);
console.log(`apps/web: ${pages.length} pages in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);

function modulesOf(output: Awaited<ReturnType<typeof build>>): string[] {
  const outputs = Array.isArray(output) ? output : 'output' in output ? [output] : [];
  return outputs.flatMap((one) =>
    one.output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : [])),
  );
}

/** Names the manifest by its content, so that a page finds the Python that it was built with; gives its address. */
async function namePythonManifest(): Promise<string> {
  const file = join(pythonFolder, 'manifest.json');
  const hash = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const name = `manifest-${hash.slice(0, 12)}.json`;
  await rename(file, join(pythonFolder, name));
  return `/python/${name}`;
}
