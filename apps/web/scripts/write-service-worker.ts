/**
 * Writes `sw.js`: the service worker with the list of all files of the site in it, so that any change makes another
 * worker, which is how a browser learns of a new version. Call it when the other files are written.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { SiteFile, SiteFiles } from '../service-worker/site-files.ts';

/** For machines that read the site, not for its pages. */
const NOT_FOR_PAGES = /^\/(_headers|sw\.js|robots\.txt|sitemap\.xml|social[-/].*)$|\.br$/;

export async function writeServiceWorker(dist: string): Promise<void> {
  const files = await siteFiles(dist);
  await build({
    entryPoints: [join(import.meta.dirname, '../service-worker/service-worker.ts')],
    outfile: join(dist, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { SITE_FILES: JSON.stringify(files) },
  });
}

async function siteFiles(dist: string): Promise<SiteFiles> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .filter((path) => !NOT_FOR_PAGES.test(path))
    .sort();
  const files = await Promise.all(paths.map((path) => describe(dist, path)));
  const isPython = ({ path }: SiteFile) => path.startsWith('/python/');
  return { site: files.filter((file) => !isPython(file)), python: files.filter(isPython) };
}

async function describe(dist: string, path: string): Promise<SiteFile> {
  const content = await readFile(join(dist, path));
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('base64') };
}
