/**
 * Builds the site into `dist/`: the browser's code, one HTML file a page, Python's files, the headers that a host must
 * send (`_headers`), and a brotli copy of everything that shrinks. The compiled patterns must be in `content/`.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildBrowser } from '@tenfold/runtime/build';
import { build } from 'vite';
import { compressFolder } from './compress-folder.ts';
import { prerender } from './prerender.ts';
import { writeHeaders } from './write-headers.ts';

const app = join(import.meta.dirname, '..');
const dist = join(app, 'dist');
const rendererFolder = join(app, 'node_modules/.tenfold-renderer');

if (!existsSync(join(app, 'content/index.json'))) {
  console.error('apps/web: content/ is missing. Run `npx tenfold compile --out apps/web/content` first.');
  process.exit(1);
}

const configFile = join(app, 'vite.config.ts');
const startedAt = performance.now();
await build({ configFile, build: { outDir: dist, manifest: true, emptyOutDir: true } });
await build({
  configFile,
  build: { outDir: rendererFolder, ssr: 'src/server.tsx', emptyOutDir: true, minify: false },
});
const renderer = await import(pathToFileURL(join(rendererFolder, 'server.js')).href);
const { pages, hashes } = await prerender(dist, renderer);
await rm(join(dist, '.vite'), { recursive: true });
const { policy } = await buildBrowser(join(dist, 'python'));
await writeHeaders(dist, hashes, policy);
await compressFolder(dist);
console.log(`apps/web: ${pages} pages in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
