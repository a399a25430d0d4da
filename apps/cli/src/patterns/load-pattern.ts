/** Patterns from disk: finds their folders and reads their texts. What the texts mean is `@tenfold/pattern`'s. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

export interface LoadedPattern {
  /** The folder with `pattern.md`, absolute. */
  readonly folder: string;
  /** For `parsePattern`: text by path, relative to the working directory and with `/`. */
  readonly files: Readonly<Record<string, string>>;
  /** Recorded proofs by question id: path as above, and text. */
  readonly proofs: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
}

/** A path that leads to no pattern: the user's mistake, to be shown without a stack. */
export class NoPattern extends Error {
  override readonly name = 'NoPattern';
}

/**
 * The patterns that `paths` (files or folders, relative to the working directory) are, hold or lie in, each once.
 * Throws `NoPattern` for a path without any.
 */
export async function loadPatterns(paths: readonly string[]): Promise<LoadedPattern[]> {
  const folders = await Promise.all(paths.map((path) => findPatterns(resolve(path), path)));
  return Promise.all([...new Set(folders.flat())].sort().map(loadPattern));
}

/** Reads the pattern in `folder`, its track's `track.yaml` and its recorded proofs. */
export async function loadPattern(folder: string): Promise<LoadedPattern> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const isProof = (path: string) => path.startsWith(join(folder, 'proofs') + sep);
  const track = join(dirname(folder), 'track.yaml');
  const own = [...paths.filter((path) => !isProof(path)), ...(existsSync(track) ? [track] : [])];
  const files = await Promise.all(
    own.map(async (path) => [named(path), await readFile(path, 'utf8')] as const),
  );
  const proofs = await Promise.all(
    paths
      .filter((path) => isProof(path) && path.endsWith('.json'))
      .map(async (path) => {
        const proof = { file: named(path), text: await readFile(path, 'utf8') };
        return [basename(path, '.json'), proof] as const;
      }),
  );
  return { folder, files: Object.fromEntries(files), proofs: new Map(proofs) };
}

/** As diagnostics name a file: what can be typed into an editor from the working directory. */
export function named(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}

async function findPatterns(path: string, written: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new NoPattern(`${written}: there is no such file or folder.`);
  if (found.isDirectory()) {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const inside = entries.filter((entry) => entry.isFile() && entry.name === 'pattern.md');
    if (inside.length > 0) return inside.map((entry) => entry.parentPath);
  }
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'pattern.md'))) return [folder];
  }
  throw new NoPattern(`${written}: no folder in it or around it has a pattern.md.`);
}
