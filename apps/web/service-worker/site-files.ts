/** The files of one version of the site, as the build lists them (`scripts/write-service-worker.ts`). */

export interface SiteFile {
  /** As it is asked for: `/assets/app-1a2b.js`, `/pytorch/label-smoothing/index.html`. */
  readonly path: string;
  readonly bytes: number;
  /** Of the content before any encoding, in base64. */
  readonly sha256: string;
}

export interface SiteFiles {
  /** What every page may need: kept before this version is used. */
  readonly site: readonly SiteFile[];
  /** What Python needs: kept when it is first fetched. */
  readonly python: readonly SiteFile[];
}

/** The cache that holds the files of all versions, each under its content's name. */
export const KEPT = 'tenfold-site';

/** Names below these folders carry a hash of their content. */
const NAMED_BY_CONTENT = /^\/(assets|python)\//;

/** Where `file` is in the cache: no two contents share a key, so versions can live beside each other. */
export function keyOf({ path, sha256 }: SiteFile): string {
  return NAMED_BY_CONTENT.test(path) ? path : `${path}?sha256=${encodeURIComponent(sha256)}`;
}

/** Where a host has `file`: the page of a folder is at the folder. */
export function addressOf({ path }: SiteFile): string {
  return path.replace(/\/index\.html$/, '/');
}

/** Finds files by the path of an address: `/a` and `/a/` are `/a/index.html`. */
export function fileFinder(files: readonly SiteFile[]): (path: string) => SiteFile | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (path) => byPath.get(path) ?? byPath.get(`${path.replace(/\/$/, '')}/index.html`) ?? null;
}

/** Whether `content` is what was built; true where that cannot be told. */
export async function isIntact(content: ArrayBuffer, { bytes, sha256 }: SiteFile): Promise<boolean> {
  if (content.byteLength !== bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return btoa(String.fromCharCode(...digest)) === sha256;
}
