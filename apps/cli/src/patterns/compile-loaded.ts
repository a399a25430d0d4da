/** From the files of a pattern to what the pages are built from, with every fault found on the way. Runs no Python. */
import {
  type CompiledPattern,
  compileExperiments,
  compilePattern,
  type Diagnostic,
  parseExperiments,
  parsePageRecord,
  parsePattern,
  parseProof,
  type Proof,
  type PublicExperiment,
} from '@tenfold/pattern';
import type { LoadedPattern } from './load-pattern.ts';

/** What became of one pattern. `compiled` is null when there is an error among the diagnostics. */
export interface Compiled {
  readonly compiled: CompiledPattern | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly data: LoadedPattern['data'];
  readonly records: LoadedPattern['records'];
  readonly experiments: readonly PublicExperiment[];
}

/** Parses and compiles what was read, by the proofs that were read with it. */
export async function compileLoaded(loaded: LoadedPattern): Promise<Compiled> {
  const { pattern, diagnostics } = parsePattern(loaded.files);
  const { data, records } = loaded;
  const read = [...loaded.proofs.values()].map(({ file, text }) => parseProof(file, text));
  const pageRecords = [...loaded.pageRecords.values()].map(({ file, text }) => parsePageRecord(file, text));
  const described = parseExperiments(loaded.experiments);
  const ofExperiments = await compileExperiments(described.experiments, byExperiment(records), data);
  const broken = [...read, ...pageRecords, described, ofExperiments].flatMap((result) => result.diagnostics);
  const found = { data, records, experiments: ofExperiments.compiled };
  if (pattern === null || broken.length > 0) {
    return { compiled: null, diagnostics: [...diagnostics, ...broken], ...found };
  }
  const proofs: Proof[] = read.map(({ proof }) => proof).filter((proof) => proof !== null);
  const pages = new Map(
    pageRecords.flatMap(({ proof }) => (proof === null ? [] : [[proof.page, proof] as const])),
  );
  const result = await compilePattern(pattern, new Map(proofs.map((proof) => [proof.question, proof])), {
    pages,
    data,
  });
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics], ...found };
}

/** Records by the ids of their experiments, which their files' names end with. */
function byExperiment(records: LoadedPattern['records']): LoadedPattern['records'] {
  return new Map([...records].map(([name, record]) => [name.replace('experiment-', ''), record]));
}
