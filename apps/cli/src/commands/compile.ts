/** `tenfold compile`: checked and proved patterns to the JSON that the pages are built from. Runs no Python. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../command.ts';
import { compileLoaded } from '../patterns/compile-loaded.ts';
import { loadPatterns, named, NoPattern, pathsOf } from '../patterns/load-pattern.ts';
import { formatDiagnostic, summarise } from '../patterns/print-diagnostics.ts';
import { writeContent } from '../patterns/write-content.ts';

export const summary = 'Make the JSON that the pages are built from.';

const usage = `Usage: tenfold compile [PATH...] [--out DIR]

Compiles the patterns that the paths are or hold (default: patterns) into DIR (default: apps/web/content): index.json,
and for each pattern <track>/<pattern>/pattern.json, practice.json with its questions, test.json and challenge.json with
what there is to draw from, review.json with the cards, questions/<id>.json, and data/ with what programs read.
Every question must be proved as it is written. Exit code: 0 good, 1 faults, 2 wrong use.
`;

export const main = command({
  name: 'compile',
  usage,
  read(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string', default: 'apps/web/content' } },
    });
    return { paths: pathsOf(positionals), out: resolve(values.out) };
  },
  run: compile,
  told: [[NoPattern, 2]],
});

async function compile({ paths, out }: { paths: readonly string[]; out: string }): Promise<number> {
  const loaded = await loadPatterns(paths);
  const results = await Promise.all(loaded.map(compileLoaded));
  const diagnostics = results.flatMap((result) => result.diagnostics);
  const texts: Readonly<Record<string, string>> = Object.assign({}, ...loaded.map(({ files }) => files));
  for (const one of diagnostics) process.stderr.write(`${formatDiagnostic(one, texts[one.file])}\n`);
  const sound = results.flatMap(({ compiled, data, records, experiments }) =>
    compiled === null ? [] : [{ compiled, data, records, experiments }],
  );
  if (sound.length < results.length) {
    process.stderr.write(`${summarise(Object.keys(texts).length, diagnostics)}. Nothing was written.\n`);
    return 1;
  }
  await writeContent(sound, out);
  const compiled = sound.map((one) => one.compiled);
  const questions = compiled.flatMap((pattern) => [...pattern.questions.values()].flat()).length;
  const cards = compiled.flatMap((pattern) => pattern.cards).length;
  const pages = compiled.flatMap((pattern) => pattern.pages).length;
  process.stdout.write(
    `${compiled.length} pattern(s) with ${questions} questions, ${cards} cards and ${pages} pages into ${named(out)}\n`,
  );
  return 0;
}
