/** `tenfold experiment`: runs the experiments of patterns over all their seeds, and records what they give. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Experiment, type ExperimentRecord, parseExperiments } from '@tenfold/pattern';
import { RuntimeUnavailable } from '@tenfold/runtime';
import { command } from '../command.ts';
import { NoResult, runExperiment } from '../experiments/run-experiment.ts';
import { type Account, formatRecord, toRecord } from '../experiments/to-record.ts';
import { type LoadedPattern, loadPatterns, named, NoPattern, pathsOf } from '../patterns/load-pattern.ts';
import { formatDiagnostic } from '../patterns/print-diagnostics.ts';
import { startPool } from '../proofs/run-on.ts';
import { type On, runtimesOf } from '../runtimes.ts';

export const summary = 'Run experiments over all their seeds; record what they give.';

const usage = `Usage: tenfold experiment [PATH...] [--only ID] [--on engine|pytorch|both] [--record]

Runs every experiment of the patterns that the paths are or hold (default: patterns) for each of its values and seeds, which
takes minutes, and prints the comparison. \`tenfold prove\` checks records with a few seeds.

--only     the experiment with this id alone
--on       where to run: default both
--record   write proofs/experiment-ID.json

Exit code: 0 good, 1 a program gave no result, 2 wrong use or no Python.
`;

interface Options {
  readonly paths: readonly string[];
  readonly only: string | undefined;
  readonly on: readonly On[];
  readonly record: boolean;
}

export const main = command({
  name: 'experiment',
  usage,
  read(args): Options {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        on: { type: 'string', default: 'both' },
        record: { type: 'boolean', default: false },
      },
    });
    const { only, on, record } = values;
    return { paths: pathsOf(positionals), only, on: runtimesOf(on), record };
  },
  async run(options) {
    for (const pattern of await loadPatterns(options.paths)) await runPattern(pattern, options);
    return 0;
  },
  told: [
    [NoResult, 1],
    [NoPattern, 2],
    [RuntimeUnavailable, 2],
  ],
});

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
