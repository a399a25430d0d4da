/** `tenfold check`: every fault in the files of patterns, with its place and its remedy. Runs no Python. */
import { resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { type Diagnostic, parseExperiments, parsePattern } from '@tenfold/pattern';
import { command } from '../command.ts';
import { type LoadedPattern, loadPatterns, NoPattern, pathsOf } from '../patterns/load-pattern.ts';
import { formatDiagnostic, summarise } from '../patterns/print-diagnostics.ts';

export const summary = 'Find faults in the files of patterns.';

const usage = `Usage: tenfold check [PATH...] [--json]

Reads the patterns that the paths are, hold or lie in (default: patterns) and prints each fault with file, line,
column and a remedy. A path to one file shows the faults of that file. Exit code: 0 no error, 1 errors, 2 wrong use.
--json prints {"files", "errors", "warnings", "diagnostics"}.
`;

export const main = command({
  name: 'check',
  usage,
  read(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    return { paths: pathsOf(positionals), json: values.json };
  },
  run: check,
  told: [[NoPattern, 2]],
});

async function check({ paths, json }: { paths: readonly string[]; json: boolean }): Promise<number> {
  const asked = (await loadPatterns(paths)).map((pattern) => askedOf(pattern, paths));
  const files = asked.flatMap((pattern) => pattern.files).length;
  const diagnostics = asked.flatMap((pattern) => pattern.diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (json) {
    const report = { files, errors, warnings: diagnostics.length - errors, diagnostics };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const printed = asked.flatMap((pattern) =>
      pattern.diagnostics.map((one) => `${formatDiagnostic(one, pattern.texts[one.file])}\n`),
    );
    process.stdout.write(`${printed.join('')}${summarise(files, diagnostics)}\n`);
  }
  return errors > 0 ? 1 : 0;
}

/** The files that `paths` ask about, and their faults: a path inside a pattern asks about itself alone. */
function askedOf({ folder, files, experiments }: LoadedPattern, paths: readonly string[]) {
  const isIn = (path: string, around: string) => path === around || path.startsWith(around + sep);
  const isAsked = (file: string) =>
    paths.some((path) => isIn(folder, resolve(path)) || isIn(resolve(file), resolve(path)));
  const found = [...parsePattern(files).diagnostics, ...parseExperiments(experiments).diagnostics];
  const diagnostics: readonly Diagnostic[] = found.filter(({ file }) => isAsked(file));
  const texts = { ...files, ...experiments };
  return { texts, files: Object.keys(texts).filter(isAsked), diagnostics };
}
