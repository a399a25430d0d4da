/** Patterns from disk: finds their folders and reads their texts. What the texts mean is `@tenfold/pattern`'s. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';

export interface LoadedPattern {
  /** The folder with `pattern.md`, absolute. */
  readonly folder: string;
  /** For `parsePattern`: text by path, relative to the working directory and with `/`. */
  readonly files: Readonly<Record<string, string>>;
  /** Recorded proofs by question id: path as above, and text. */
  readonly proofs: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
  /** What was recorded of its pages (`proofs/pages/`), by page: path as above, and text. */
  readonly pageRecords: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
  /** What its programs may read (`data/`), by name; a file that says what those are (`.md`) is not among them. */
  readonly data: ReadonlyMap<string, Uint8Array>;
  /** For `parseExperiments`: the texts in `experiment/`, by path as above. */
  readonly experiments: Readonly<Record<string, string>>;
  /** What was recorded of experiments (`proofs/experiment-*.json`), by id. */
  readonly records: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
}

/** A path that leads to no pattern: the user's mistake, to be shown without a stack. */
export class NoPattern extends Error {
  override readonly name = 'NoPattern';
}

/** The paths that a command line names; those of all patterns where it names none. */
export function pathsOf(positionals: readonly string[]): readonly string[] {
  return positionals.length > 0 ? positionals : ['patterns'];
}

/**
 * The patterns that `paths` (files or folders, relative to the working directory) are, hold or lie in, each once.
 * Throws `NoPattern` for a path without any.
 */
export async function loadPatterns(paths: readonly string[]): Promise<LoadedPattern[]> {
  const folders = await Promise.all(paths.map((path) => findPatterns(resolve(path), path)));
  return Promise.all([...new Set(folders.flat())].sort().map(loadPattern));
}

/** Reads the pattern in `folder`, its track's `track.yaml`, what was recorded, its data and its experiments. */
export async function loadPattern(folder: string): Promise<LoadedPattern> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const inFolder = (name: string) => paths.filter((path) => dirname(path) === join(folder, name));
  const isApart = (path: string) => APART.some((name) => path.startsWith(join(folder, name) + sep));
  const track = join(dirname(folder), 'track.yaml');
  const own = [...paths.filter((path) => !isApart(path)), ...(existsSync(track) ? [track] : [])];
  const files = await readTexts(own);
  const data = inFolder('data').filter((path) => !path.endsWith('.md'));
  const bytes = await Promise.all(data.map(async (path) => [basename(path), await readFile(path)] as const));
  const recorded = inFolder('proofs').filter((path) => path.endsWith('.json'));
  const isOfExperiment = (path: string) => basename(path).startsWith(EXPERIMENT);
  const records = await readAll(recorded.filter(isOfExperiment));
  const results = [...records.values()].map(({ file, text }) => [file, text] as const);
  return {
    folder,
    files: { ...files, ...Object.fromEntries(results) },
    proofs: await readAll(recorded.filter((path) => !isOfExperiment(path))),
    pageRecords: await readAll(inFolder(join('proofs', 'pages')).filter((path) => path.endsWith('.json'))),
    data: new Map(bytes),
    experiments: await readTexts(inFolder('experiment')),
    records,
  };
}

/** Folders of a pattern that hold none of its texts. */
const APART = ['proofs', 'data', 'experiment'];
/** Begins the name of a record of an experiment. */
const EXPERIMENT = 'experiment-';

/** By path, as messages name it. */
async function readTexts(paths: readonly string[]): Promise<Record<string, string>> {
  const read = paths.map(async (path) => [named(path), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** By their names without ending. */
async function readAll(paths: readonly string[]) {
  const read = paths.map(async (path) => {
    const id = basename(path, extname(path));
    return [id, { file: named(path), text: await readFile(path, 'utf8') }] as const;
  });
  return new Map(await Promise.all(read));
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
