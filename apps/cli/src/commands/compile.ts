/** `tenfold compile`: checked and proved patterns to the JSON that the pages are built from. Runs no Python. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CompiledPattern,
  compilePattern,
  type Diagnostic,
  parsePageRecord,
  parsePattern,
  parseProof,
  type Proof,
  type PublicBank,
  type PublicIndex,
  type PublicPractice,
  type PublicReview,
  toEntry,
} from '@tenfold/pattern';
import { type LoadedPattern, loadPatterns, named, NoPattern } from '../patterns/load-pattern.ts';
import { formatDiagnostic, summarise } from '../patterns/print-diagnostics.ts';

export const summary = 'Make the JSON that the pages are built from.';

const usage = `Usage: tenfold compile [PATH...] [--out DIR]

Compiles the patterns that the paths are or hold (default: patterns) into DIR (default: apps/web/content): index.json,
and for each pattern <track>/<pattern>/pattern.json, practice.json with its questions, test.json and challenge.json with
what there is to draw from, review.json with the cards, questions/<id>.json, and data/ with what programs read.
Every question must be proved as it is written. Exit code: 0 good, 1 faults, 2 wrong use.
`;

export async function main(args: string[]): Promise<number> {
  let options: { paths: string[]; out: string; help: boolean };
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string', default: 'apps/web/content' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    options = { ...values, paths: positionals };
  } catch (error) {
    process.stderr.write(
      `tenfold compile: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`,
    );
    return 2;
  }
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    return await compile(options.paths.length > 0 ? options.paths : ['patterns'], resolve(options.out));
  } catch (error) {
    if (!(error instanceof NoPattern)) throw error;
    process.stderr.write(`tenfold compile: ${error.message}\n`);
    return 2;
  }
}

async function compile(paths: readonly string[], out: string): Promise<number> {
  const loaded = await loadPatterns(paths);
  const results = await Promise.all(loaded.map(compileLoaded));
  const diagnostics = results.flatMap((result) => result.diagnostics);
  const texts: Readonly<Record<string, string>> = Object.assign({}, ...loaded.map(({ files }) => files));
  for (const one of diagnostics) process.stderr.write(`${formatDiagnostic(one, texts[one.file])}\n`);
  const compiled = results.map((result) => result.compiled).filter((pattern) => pattern !== null);
  if (compiled.length < results.length) {
    process.stderr.write(`${summarise(Object.keys(texts).length, diagnostics)}. Nothing was written.\n`);
    return 1;
  }
  for (const pattern of compiled) await write(pattern, out);
  for (const { compiled, data } of results) if (compiled !== null) await writeData(compiled, data, out);
  await writeJson(join(out, 'index.json'), toIndex(compiled));
  const questions = compiled.flatMap((pattern) => [...pattern.questions.values()].flat()).length;
  const cards = compiled.flatMap((pattern) => pattern.cards).length;
  const pages = compiled.flatMap((pattern) => pattern.pages).length;
  process.stdout.write(
    `${compiled.length} pattern(s) with ${questions} questions, ${cards} cards and ${pages} pages into ${named(out)}\n`,
  );
  return 0;
}

interface Result {
  readonly compiled: CompiledPattern | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly data: LoadedPattern['data'];
}

async function compileLoaded(loaded: LoadedPattern): Promise<Result> {
  const { pattern, diagnostics } = parsePattern(loaded.files);
  const read = [...loaded.proofs.values()].map(({ file, text }) => parseProof(file, text));
  const records = [...loaded.pageRecords.values()].map(({ file, text }) => parsePageRecord(file, text));
  const broken = [...read, ...records].flatMap((result) => result.diagnostics);
  if (pattern === null || broken.length > 0) {
    return { compiled: null, diagnostics: [...diagnostics, ...broken], data: loaded.data };
  }
  const proofs: Proof[] = read.map(({ proof }) => proof).filter((proof) => proof !== null);
  const pages = new Map(
    records.flatMap(({ proof }) => (proof === null ? [] : [[proof.page, proof] as const])),
  );
  const result = await compilePattern(pattern, new Map(proofs.map((proof) => [proof.question, proof])), {
    pages,
    data: loaded.data,
  });
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics], data: loaded.data };
}

/**
 * Practice is one file, as its page shows all of it. Other modes ask few of many questions: their file says what there is,
 * and each question has a file of its own.
 */
async function write({ pattern, questions, cards, pages }: CompiledPattern, out: string): Promise<void> {
  const folder = join(out, pattern.track.id, pattern.id);
  const single = join(folder, 'questions');
  // What is left of questions that are gone.
  await rm(single, { recursive: true, force: true });
  await mkdir(single, { recursive: true });
  await writeJson(join(folder, 'pattern.json'), pattern);
  for (const [mode, all] of questions) {
    const content: PublicPractice | PublicBank = { questions: mode === 'practice' ? all : all.map(toEntry) };
    await writeJson(join(folder, `${mode}.json`), content);
    for (const question of all) await writeJson(join(single, `${question.id}.json`), question);
  }
  for (const page of pages) await writeJson(join(folder, `${page.mode}.json`), page);
  const review: PublicReview = { cards };
  if (cards.length > 0) await writeJson(join(folder, 'review.json'), review);
}

/** What programs of the pattern read, as it is. */
async function writeData({ pattern }: CompiledPattern, data: LoadedPattern['data'], out: string) {
  const folder = join(out, pattern.track.id, pattern.id, 'data');
  await rm(folder, { recursive: true, force: true });
  if (data.size > 0) await mkdir(folder, { recursive: true });
  for (const [name, bytes] of data) await writeFile(join(folder, name), bytes);
}

function toIndex(compiled: readonly CompiledPattern[]): PublicIndex {
  const tracks = new Map(compiled.map(({ pattern }) => [pattern.track.id, pattern.track]));
  return {
    tracks: [...tracks.values()].map((track) => ({
      ...track,
      patterns: compiled
        .filter(({ pattern }) => pattern.track.id === track.id)
        .map(({ pattern: { id, title, minutes, summaryHtml, contentVersion } }) => {
          return { id, title, minutes, summaryHtml, contentVersion };
        }),
    })),
  };
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value)}\n`);
}
