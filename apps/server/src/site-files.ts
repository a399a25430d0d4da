/**
 * The files of a built site by the path they are served at, read once when the server starts. A path that is not in this
 * table does not exist, so no request can name a file outside the folder.
 */
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface SiteFile {
  readonly file: string;
  readonly type: string;
  readonly bytes: number;
  /** Changes when the file does. */
  readonly tag: string;
  /** The same content, compressed with brotli. */
  readonly brotli: { readonly file: string; readonly bytes: number } | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

/** Reads the folder `dir`. `a/index.html` is served at `/a` and `/a/`; names that start with `_` or `.` are not served. */
export async function readSite(dir: string): Promise<ReadonlyMap<string, SiteFile>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const known = new Set(files);
  const site = new Map<string, SiteFile>();
  for (const file of files) {
    const path = `/${relative(dir, file).split(sep).join('/')}`;
    if (/\/[._]/.test(path) || path.endsWith('.br')) continue;
    const described = await describe(file, known.has(`${file}.br`));
    for (const address of addressesOf(path)) site.set(address, described);
  }
  return site;
}

async function describe(file: string, compressed: boolean): Promise<SiteFile> {
  const { size, mtimeMs } = await stat(file);
  return {
    file,
    type: TYPES[extname(file)] ?? 'application/octet-stream',
    bytes: size,
    tag: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`,
    brotli: compressed ? { file: `${file}.br`, bytes: (await stat(`${file}.br`)).size } : null,
  };
}

function addressesOf(path: string): string[] {
  if (!path.endsWith('/index.html')) return [path];
  const folder = path.slice(0, -'/index.html'.length);
  return folder === '' ? ['/'] : [folder, `${folder}/`];
}
