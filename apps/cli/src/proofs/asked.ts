/** What is to be proved: the questions that paths on the command line ask about, and what is recorded of them. */
import { resolve, sep } from 'node:path';
import { type Diagnostic, parsePattern, parseProof, type Proof, type Provable } from '@tenfold/pattern';
import { type LoadedPattern, loadPatterns, named } from '../patterns/load-pattern.ts';

export interface Asked {
  readonly kind: 'asked';
  /** The pattern's folder, absolute, and as messages name it. */
  readonly folder: string;
  readonly name: string;
  readonly prelude: string;
  /** Questions, and the cards of the review. */
  readonly questions: readonly Provable[];
  readonly records: ReadonlyMap<string, Proof>;
  /** Recorded proofs whose question is gone; empty unless the whole pattern is asked about. */
  readonly orphans: readonly string[];
  /** Records that cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}
/** Files that cannot be read as a pattern. */
export interface Faulty {
  readonly kind: 'faulty';
  readonly texts: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the patterns that `paths` are, hold or lie in. A path inside a pattern asks about its questions alone. */
export async function loadAsked(paths: readonly string[]): Promise<(Asked | Faulty)[]> {
  return (await loadPatterns(paths)).map((loaded) => toAsked(loaded, paths));
}

function toAsked(loaded: LoadedPattern, paths: readonly string[]): Asked | Faulty {
  const { pattern, diagnostics } = parsePattern(loaded.files);
  if (pattern === null) return { kind: 'faulty', texts: loaded.files, diagnostics };
  const all: readonly Provable[] = pattern.modes.flatMap(({ questions, cards }) => [...questions, ...cards]);
  const questions = all.filter(({ at }) =>
    paths.some((path) => isIn(resolve(at.file), resolve(path)) || isIn(loaded.folder, resolve(path))),
  );
  const records = [...loaded.proofs].map(([id, { file, text }]) => ({ id, file, ...parseProof(file, text) }));
  const ids = new Set<string>(all.map(({ id }) => id));
  return {
    kind: 'asked',
    folder: loaded.folder,
    name: named(loaded.folder),
    prelude: pattern.prelude,
    questions,
    records: new Map(records.flatMap(({ id, proof }) => (proof === null ? [] : [[id, proof] as const]))),
    orphans:
      questions.length === all.length ? records.filter(({ id }) => !ids.has(id)).map(({ file }) => file) : [],
    diagnostics: records.flatMap((record) => record.diagnostics),
  };
}

function isIn(path: string, around: string): boolean {
  return path === around || path.startsWith(around + sep);
}
