/**
 * One pattern as it is being written: compiled again and again, whatever is not proved yet run on our engine in passing.
 * What is proved here is kept in memory; `tenfold prove --record` writes it, for both runtimes.
 */
import { type Diagnostic, hashOf, parsePattern } from '@tenfold/pattern';
import {
  type Finding,
  formatPageRecord,
  formatProof,
  provePage,
  proveQuestions,
  toPageRecord,
  toProof,
} from '@tenfold/proof';
import type { Runtime } from '@tenfold/runtime';
import { type Compiled, compileLoaded } from '../patterns/compile-loaded.ts';
import { type LoadedPattern, loadPattern } from '../patterns/load-pattern.ts';

export interface Previewed extends Compiled {
  /** As read, for showing faults in their lines. */
  readonly files: LoadedPattern['files'];
  /** What is wrong with questions and pages according to what was run. */
  readonly findings: readonly Finding[];
}

type Record = { readonly file: string; readonly text: string };
const UNPROVED = new Set(['missing-proof', 'stale-proof']);

/** Gives the function that reads, proves and compiles the pattern in `folder` as it now is. */
export function previewer(folder: string, startEngine: () => Promise<Runtime>): () => Promise<Previewed> {
  const proofs = new Map<string, Record>();
  const pageRecords = new Map<string, Record>();
  return async () => {
    const read = await loadPattern(folder);
    const loaded = () => ({
      ...read,
      proofs: new Map([...read.proofs, ...proofs]),
      pageRecords: new Map([...read.pageRecords, ...pageRecords]),
    });
    const first = await compileLoaded(loaded());
    const files = read.files;
    const unproved = new Set(
      first.diagnostics.filter(({ code }) => UNPROVED.has(code)).map((one: Diagnostic) => one.file),
    );
    const { pattern } = parsePattern(files);
    if (pattern === null || unproved.size === 0) return { ...first, files, findings: [] };
    const engine = await startEngine();
    const questions = pattern.modes
      .flatMap((mode) => [...mode.questions, ...mode.cards])
      .filter(({ at }) => unproved.has(at.file));
    const ran = await proveQuestions(questions, pattern.prelude, engine);
    for (const run of ran.questions) {
      if (run.findings.length > 0) continue;
      const proof = toProof(run, await hashOf(run.question, pattern.prelude), [ran.info]);
      proofs.set(run.question.id, { file: run.question.at.file, text: formatProof(proof) });
    }
    const pages = pattern.pages.filter(({ at }) => unproved.has(at.file));
    const pageRuns = await Promise.all(pages.map((page) => provePage(page, read.data, engine)));
    for (const run of pageRuns) {
      if (run.findings.length > 0) continue;
      const record = toPageRecord(run, [ran.info]);
      pageRecords.set(run.page.mode, { file: run.page.at.file, text: formatPageRecord(record) });
    }
    const findings = [...ran.questions, ...pageRuns].flatMap((run) => run.findings);
    const found = new Set(findings.map(({ at }) => at.file));
    const second = await compileLoaded(loaded());
    // Why something is not proved says more than that it is not.
    const diagnostics = second.diagnostics.filter(
      ({ code, file }) => !UNPROVED.has(code) || !found.has(file),
    );
    return { ...second, diagnostics, files, findings };
  };
}
