/** `tenfold experiment`: runs the experiments of patterns over all their seeds, and records what they give. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Experiment, type ExperimentRecord, parseExperiments } from '@tenfold/pattern';
import { RuntimeUnavailable } from '@tenfold/runtime';
import { NoResult, runExperiment } from '../experiments/run-experiment.ts';
import { type Account, formatRecord, toRecord } from '../experiments/to-record.ts';
import { type LoadedPattern, loadPatterns, named, NoPattern } from '../patterns/load-pattern.ts';
import { formatDiagnostic } from '../patterns/print-diagnostics.ts';
import { type On, startPool } from '../proofs/run-on.ts';

export const summary = 'Run experiments over all their seeds; record what they give.';

const usage = `Usage: tenfold experiment [PATH...] [--only ID] [--on engine|pytorch|both] [--record]

Runs every experiment of the patterns that the paths are or hold (default: patterns) for each of its values and seeds, which
takes minutes, and prints the comparison. \`tenfold prove\` checks records with a few seeds.

--only     the experiment with this id alone
--on       where to run: default both
--record   write proofs/experiment-ID.json

Exit code: 0 good, 1 a program gave no result, 2 wrong use or no Python.
`;

const ON: Readonly<Record<string, readonly On[]>> = {
  engine: ['engine'],
  pytorch: ['pytorch'],
  both: ['engine', 'pytorch'],
};

interface Options {
  readonly paths: readonly string[];
  readonly only: string | undefined;
  readonly on: readonly On[];
  readonly record: boolean;
}

export async function main(args: string[]): Promise<number> {
  const options = parseOptions(args);
  if (typeof options === 'string') {
    process[options === usage ? 'stdout' : 'stderr'].write(options);
    return options === usage ? 0 : 2;
  }
  try {
    for (const pattern of await loadPatterns(options.paths)) await runPattern(pattern, options);
    return 0;
  } catch (error) {
    const expected = [NoPattern, NoResult, RuntimeUnavailable].some((kind) => error instanceof kind);
    if (!expected || !(error instanceof Error)) throw error;
    process.stderr.write(`tenfold experiment: ${error.message}\n`);
    return error instanceof NoResult ? 1 : 2;
  }
}

/** The options, or what to print instead. */
function parseOptions(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        on: { type: 'string', default: 'both' },
        record: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return usage;
    const on = ON[values.on];
    if (on === undefined) throw new Error(`--on ${values.on}: engine, pytorch or both.`);
    const paths = positionals.length > 0 ? positionals : ['patterns'];
    return { paths, only: values.only, on, record: values.record };
  } catch (error) {
    return `tenfold experiment: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`;
  }
}

async function runPattern(pattern: LoadedPattern, { only, on, record }: Options): Promise<void> {
  const { experiments, diagnostics } = parseExperiments(pattern.experiments);
  if (diagnostics.length > 0) {
    const faults = diagnostics.map((one) => formatDiagnostic(one, pattern.experiments[one.file]));
    throw new NoResult(`nothing was run.\n${faults.join('\n')}`);
  }
  for (const experiment of experiments.filter(({ id }) => only === undefined || id === only)) {
    const accounts: Account[] = [];
    for (const one of on) accounts.push(await runOn(one, experiment, pattern.data));
    const [first, ...others] = accounts;
    if (first === undefined) continue;
    const made = await toRecord(experiment, pattern.data, [first, ...others]);
    process.stdout.write(`${tableOf(made)}\n`);
    if (record) await write(pattern, made);
  }
}

async function runOn(on: On, experiment: Experiment, data: LoadedPattern['data']): Promise<Account> {
  const seeds = Array.from({ length: experiment.seeds }, (_, seed) => seed);
  const total = seeds.length * experiment.values.length;
  const pool = await startPool(on, total);
  try {
    let done = 0;
    const startedAt = performance.now();
    const runs = await runExperiment(experiment, data, { seeds, values: experiment.values }, pool, () => {
      done += 1;
      if (process.stderr.isTTY)
        process.stderr.write(`\r  ${experiment.id} on ${on}: ${done} of ${total} runs \r`);
    });
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    process.stdout.write(`${experiment.id} (${experiment.title}) on ${on}: ${total} runs in ${seconds} s\n`);
    return { info: pool.info, runs };
  } finally {
    await pool.close();
  }
}

async function write(pattern: LoadedPattern, record: ExperimentRecord): Promise<void> {
  const path = join(pattern.folder, 'proofs', `experiment-${record.experiment}.json`);
  await mkdir(join(pattern.folder, 'proofs'), { recursive: true });
  await writeFile(path, formatRecord(record));
  process.stdout.write(`  written: ${named(path)}\n`);
}

/** One line a measure: the two means, their difference with its interval, seeds won, and how far the runtimes are apart. */
function tableOf({ values, between }: ExperimentRecord): string {
  const text = (value: unknown) => (typeof value === 'number' ? value.toFixed(4) : '-').padStart(9);
  const head = ['plain', 'smoothed', 'differs', 'low', 'high'].map((name) => name.padStart(9)).join('');
  const lines = Object.entries(values).flatMap(([measure, row]) => {
    if (row === null || typeof row === 'number') return [];
    const cells = [row['plain'], row['smoothed'], row['difference'], row['low'], row['high']].map(text);
    return [
      `  ${measure.padEnd(15)}${cells.join('')}${String(row['wins'] ?? '-').padStart(6)}${text(between[measure])}`,
    ];
  });
  return [`  ${''.padEnd(15)}${head}  wins  runtimes`, ...lines].join('\n');
}
