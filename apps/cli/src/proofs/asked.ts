/** What is to be proved: the questions that paths on the command line ask about, and what is recorded of them. */
import { resolve, sep } from 'node:path';
import {
  type CheckedPage,
  type DataFiles,
  type Diagnostic,
  type Experiment,
  type PageRecord,
  parseExperiments,
  parsePageRecord,
  parsePattern,
  parseProof,
  programsOf,
  type Proof,
  type Provable,
} from '@tenfold/pattern';
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
  readonly pages: readonly CheckedPage[];
  readonly pageRecords: ReadonlyMap<string, PageRecord>;
  readonly experiments: readonly Experiment[];
  /** By the experiment's id. */
  readonly experimentRecords: ReadonlyMap<string, { readonly file: string; readonly text: string }>;
  /** What the programs of pages and experiments may read. */
  readonly data: DataFiles;
  /** Records whose question or page is gone; empty unless the whole pattern is asked about. */
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
  const { experiments, ...ofExperiments } = parseExperiments(loaded.experiments);
  if (pattern === null || ofExperiments.diagnostics.length > 0) {
    const texts = { ...loaded.files, ...loaded.experiments };
    return { kind: 'faulty', texts, diagnostics: [...diagnostics, ...ofExperiments.diagnostics] };
  }
  const all: readonly Provable[] = pattern.modes.flatMap(({ questions, cards }) => [...questions, ...cards]);
  const isAsked = ({ at }: Pick<Provable | CheckedPage, 'at'>) =>
    paths.some((path) => isIn(resolve(at.file), resolve(path)) || isIn(loaded.folder, resolve(path)));
  const questions = all.filter(isAsked);
  const pages = pattern.pages.filter((page) => programsOf(page).length > 0 && isAsked(page));
  const records = [...loaded.proofs].map(([id, { file, text }]) => ({ id, file, ...parseProof(file, text) }));
  const ofPages = [...loaded.pageRecords].map(([id, { file, text }]) => ({
    id,
    file,
    ...parsePageRecord(file, text),
  }));
  const experimentRecords = [...loaded.records].map(
    ([id, record]) => [id.replace('experiment-', ''), record] as const,
  );
  const gone = [
    ...experimentRecords
      .filter(([id]) => !experiments.some((experiment) => experiment.id === id))
      .map(([, record]) => record),
    ...records.filter(({ id }) => !all.some((question) => question.id === id)),
    ...ofPages.filter(({ id }) => !pattern.pages.some(({ mode }) => mode === id)),
  ];
  return {
    kind: 'asked',
    folder: loaded.folder,
    name: named(loaded.folder),
    prelude: pattern.prelude,
    questions,
    records: byId(records),
    pages,
    pageRecords: byId(ofPages),
    experiments: experiments.filter(({ file }) => isAsked({ at: { file, line: 1, column: 1 } })),
    experimentRecords: new Map(experimentRecords),
    data: loaded.data,
    orphans: paths.some((path) => isIn(loaded.folder, resolve(path))) ? gone.map(({ file }) => file) : [],
    diagnostics: [...records, ...ofPages].flatMap((record) => record.diagnostics),
  };
}

function byId<T>(
  records: readonly { readonly id: string; readonly proof: T | null }[],
): ReadonlyMap<string, T> {
  return new Map(records.flatMap(({ id, proof }) => (proof === null ? [] : [[id, proof] as const])));
}

function isIn(path: string, around: string): boolean {
  return path === around || path.startsWith(around + sep);
}
