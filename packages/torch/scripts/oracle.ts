/**
 * Replays conformance cases through the Python package: `npm run oracle -- [PATH...] [options]`.
 * PATH is a .jsonl or .jsonl.gz file or a folder of them; without one, packages/torch/oracle is taken.
 *   --family F  --fn NAME  --id ID  --kind K  --tier N   only these (NAME may be a prefix ending in `*`)
 *   --failures N   show N failures (default 20)      --by fn|fam   table of passes by function or family
 *   --watch        stay; replay again when a Python or TypeScript file of the package changes
 *   --known FILE   exit 1 unless exactly the cases listed in FILE (an id a line, # begins a reason) do not pass
 *   --record-known FILE   write that list
 *   --coverage FILE   write the table of callables as Markdown
 *   --json         {total, passed, failed, unsupported, byTier, byKind, failures: [{id, why}]}
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { CaseResult } from './replayer.ts';

interface Case {
  readonly id: string;
  readonly k: string;
  readonly fam: string;
  readonly tier: number;
  readonly fn?: string;
  readonly cls?: string;
  readonly line: string;
}
interface Count {
  total: number;
  passed: number;
  failed: number;
  unsupported: number;
}
type Outcome = Case & CaseResult;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    family: { type: 'string' },
    fn: { type: 'string' },
    id: { type: 'string' },
    kind: { type: 'string' },
    tier: { type: 'string' },
    by: { type: 'string' },
    failures: { type: 'string', default: '20' },
    watch: { type: 'boolean', default: false },
    known: { type: 'string' },
    'record-known': { type: 'string' },
    coverage: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const OWN = fileURLToPath(new URL('../oracle/', import.meta.url));

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .map((name) => join(path, name));
}

function casesIn(file: string): Case[] {
  const raw = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => ({ ...(JSON.parse(line) as Omit<Case, 'line'>), line }));
}

function isWanted(c: Case): boolean {
  const name = c.fn ?? c.cls ?? '';
  const { family, fn, id, kind, tier } = options;
  const matches = (wanted: string) =>
    wanted.endsWith('*')
      ? name.startsWith(wanted.slice(0, -1))
      : name === wanted || name.split('.').at(-1) === wanted;
  return (
    (!family || c.fam === family) &&
    (!fn || matches(fn)) &&
    (!id || c.id === id) &&
    (!kind || c.k === kind) &&
    (!tier || String(c.tier) === tier)
  );
}

const BATCH = 25;

/** Replays in as many processes as are worth their start. */
async function replayAll(cases: readonly Case[]): Promise<Outcome[]> {
  const workers = Math.min(availableParallelism(), Math.max(1, Math.ceil(cases.length / 150)));
  const outcomes: Outcome[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const child = fork(fileURLToPath(new URL('./oracle-worker.ts', import.meta.url)), {
        execArgv: process.execArgv,
      });
      await answer(child);
      while (next < cases.length) {
        const batch = cases.slice(next, next + BATCH);
        next += BATCH;
        child.send(batch.map((c) => c.line));
        const results = (await answer(child)) as CaseResult[];
        outcomes.push(...results.map((result, i) => ({ ...(batch[i] as Case), ...result })));
      }
      child.kill();
    }),
  );
  return outcomes;
}

function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a worker of the oracle ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

function countBy(outcomes: readonly Outcome[], keyOf: (o: Outcome) => string): Record<string, Count> {
  const counts: Record<string, Count> = {};
  for (const o of outcomes) {
    const count = (counts[keyOf(o)] ??= { total: 0, passed: 0, failed: 0, unsupported: 0 });
    count.total++;
    count[o.status]++;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function printTable(title: string, counts: Record<string, Count>): void {
  const width = Math.max(title.length, ...Object.keys(counts).map((k) => k.length));
  console.log(`\n${title.padEnd(width)}  total passed failed unsupported`);
  for (const [key, c] of Object.entries(counts)) {
    const percent = `${((100 * c.passed) / c.total).toFixed(1)} %`;
    console.log(
      `${key.padEnd(width)}  ${String(c.total).padStart(5)} ${String(c.passed).padStart(6)} ${String(c.failed).padStart(6)} ${String(c.unsupported).padStart(11)}  ${percent}`,
    );
  }
}

function report(outcomes: readonly Outcome[]): void {
  const failures = outcomes.filter((o) => o.status === 'failed').map(({ id, why }) => ({ id, why }));
  const byTier = countBy(outcomes, (o) => String(o.tier));
  const byKind = countBy(outcomes, (o) => o.k);
  const { all = { total: 0, passed: 0, failed: 0, unsupported: 0 } } = countBy(outcomes, () => 'all');
  if (options.json) {
    console.log(JSON.stringify({ ...all, byTier, byKind, failures }));
    return;
  }
  for (const f of failures.slice(0, Number(options.failures))) console.log(`${f.id}\n    ${f.why}`);
  if (options.by)
    printTable(
      options.by,
      countBy(outcomes, (o) => (options.by === 'fam' ? o.fam : (o.fn ?? o.cls ?? o.k))),
    );
  printTable('kind', byKind);
  printTable('tier', byTier);
  printTable('', { all });
}

async function once(): Promise<void> {
  const paths = positionals.length > 0 ? positionals : [OWN];
  const outcomes = await replayAll(paths.flatMap(filesOf).flatMap(casesIn).filter(isWanted));
  report(outcomes);
  if (options['record-known']) recordKnown(options['record-known'], outcomes);
  if (options.coverage) writeCoverage(options.coverage, outcomes);
  if (options.known) compareKnown(options.known, outcomes);
}

const notPassed = (outcomes: readonly Outcome[]) =>
  outcomes.filter((o) => o.status !== 'passed').sort((a, b) => (a.id < b.id ? -1 : 1));

function recordKnown(file: string, outcomes: readonly Outcome[]): void {
  const lines = notPassed(outcomes).map((o) =>
    `${o.id}  # tier ${o.tier}, ${o.status}: ${o.why}`.slice(0, 160),
  );
  writeFileSync(file, `${lines.map((line) => line.replaceAll('\n', ' ')).join('\n')}\n`);
}

/** A line a callable: of its recorded cases, how many pass. */
function writeCoverage(file: string, outcomes: readonly Outcome[]): void {
  const named = outcomes.filter((o) => o.fn ?? o.cls);
  const rows = Object.entries(countBy(named, (o) => o.fn ?? o.cls ?? '')).map(([name, c]) => {
    const missing = c.unsupported > 0 ? `${c.unsupported}` : '';
    return `| \`${name}\` | ${c.total} | ${c.passed} | ${c.failed > 0 ? c.failed : ''} | ${missing} |`;
  });
  const head = [
    '# What the engine covers',
    '',
    'Made by `npm run oracle -- --coverage docs/torch-coverage.md`: each callable with its cases recorded from PyTorch 2.13.',
    '',
    '| callable | cases | pass | fail | not there |',
    '|---|---|---|---|---|',
  ];
  writeFileSync(file, `${[...head, ...rows].join('\n')}\n`);
}

/** What does not pass must be what is known not to: a new failure and a needless entry are both told. */
function compareKnown(file: string, outcomes: readonly Outcome[]): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  const known = new Set(lines.map((line) => line.split('  #')[0]?.trim()).filter((id) => id !== ''));
  const found = new Set(notPassed(outcomes).map((o) => o.id));
  const fresh = notPassed(outcomes).filter((o) => !known.has(o.id));
  const mended = [...known].filter((id) => id !== undefined && !found.has(id));
  for (const o of fresh) console.log(`no longer passes: ${o.id}\n    ${o.why}`);
  for (const id of mended) console.log(`passes now, so take it out of ${file}: ${id}`);
  if (fresh.length + mended.length > 0) process.exitCode = 1;
  else console.log(`\n${found.size} cases are known not to pass (${file}); all others do.`);
}

await once();
if (options.watch) {
  let running = false;
  for (const folder of ['python', 'src', 'oracle']) {
    watch(new URL(`../${folder}/`, import.meta.url), { recursive: true }, () => {
      if (running) return;
      running = true;
      setTimeout(() => void once().finally(() => (running = false)), 200);
    });
  }
}
