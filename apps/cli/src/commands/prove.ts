/** `tenfold prove`: runs every answer of every variant and says whether exactly the keyed ones pass. */
import { parseArgs } from 'node:util';
import { command } from '../command.ts';
import { type Asked, type Faulty, loadAsked } from '../proofs/asked.ts';
import { count, countAll, formatFinding, formatRun } from '../proofs/format-report.ts';
import { judgePages, verifyPages } from '../proofs/judge-pages.ts';
import { type FoundOn, type Judged, judgeRuns, verifyRecords } from '../proofs/judge-runs.ts';
import { type RunOn, runOn, type Skipped } from '../proofs/run-on.ts';
import { type Written, writeRecords } from '../proofs/write-records.ts';
import { NoResult } from '../experiments/run-experiment.ts';
import { verifyExperiments } from '../experiments/verify-record.ts';
import { NoPattern, pathsOf } from '../patterns/load-pattern.ts';
import { formatDiagnostic } from '../patterns/print-diagnostics.ts';
import { type On, runtimesOf } from '../runtimes.ts';

export const summary =
  'Run every answer of every question and every cell of every page; record or verify what happened.';

const usage = `Usage: tenfold prove [PATH...] [--on engine|pytorch|both] [--record] [--json]

Runs every possible answer of the questions, and every cell and figure of the pages, that the paths are, hold or lie in
(default: patterns). Exactly the marked answers must pass, our engine and PyTorch must agree, and what is recorded under
proofs/ must be what happens now.

--on       where to run: default is our engine, and PyTorch where this machine has it
--record   write what happened to proofs/ instead of verifying it; what has findings is left out
--json     print {"runs", "findings", "written", "removed"}

Exit code: 0 all proved, 1 findings, 2 wrong use.
`;

interface Options {
  readonly paths: readonly string[];
  readonly on: readonly On[];
  /** A runtime that was asked for by name may not be skipped. */
  readonly maySkip: boolean;
  readonly record: boolean;
  readonly json: boolean;
}

export const main = command({
  name: 'prove',
  usage,
  read: readOptions,
  run: loadAndProve,
  told: [
    [NoResult, 1],
    [NoPattern, 2],
  ],
});

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      record: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { on, record, json } = values;
  return {
    paths: pathsOf(positionals),
    on: runtimesOf(on ?? 'both'),
    maySkip: on === undefined,
    record,
    json,
  };
}

async function loadAndProve(options: Options): Promise<number> {
  const loaded = await loadAsked(options.paths);
  const asked = loaded.filter((one) => one.kind === 'asked');
  const faulty = loaded.filter(
    (one) => one.kind === 'faulty' || (one.diagnostics.length > 0 && !options.record),
  );
  return faulty.length > 0 ? reportFaults(faulty) : prove(asked, options);
}

function reportFaults(faulty: readonly (Asked | Faulty)[]): number {
  for (const one of faulty) {
    for (const diagnostic of one.diagnostics) {
      const text = one.kind === 'faulty' ? one.texts[diagnostic.file] : undefined;
      process.stderr.write(`${formatDiagnostic(diagnostic, text)}\n`);
    }
  }
  process.stderr.write('tenfold prove: nothing was run, because these files cannot be read.\n');
  return 1;
}

async function prove(asked: readonly Asked[], options: Options): Promise<number> {
  const say = options.json ? () => {} : (text: string) => process.stdout.write(`${text}\n`);
  say(asked.map(({ name, ...all }) => `${name}: ${countAll(all)}`).join('\n'));
  const runs: (RunOn | Skipped)[] = [];
  for (const on of options.on) {
    const run = await runOn(on, asked, showProgress(on));
    runs.push(run);
    say(formatRun(run));
  }
  const ran = runs.filter((run) => run.kind === 'ran');
  const judged = judgeRuns(asked, ran);
  const pages = judgePages(asked, ran);
  const written = options.record ? await writeRecords(asked, judged, pages) : NOTHING_WRITTEN;
  const verified = options.record
    ? []
    : [
        ...(await verifyRecords(asked, judged)),
        ...verifyPages(pages),
        ...(await verifyExperiments(asked, ran)),
      ];
  const findings = [...[...judged, ...pages].flatMap((one) => one.findings), ...verified];
  const isMissing = ran.length === 0 || (ran.length < runs.length && !options.maySkip);
  if (options.json) process.stdout.write(`${JSON.stringify(toReport(runs, findings, written), null, 2)}\n`);
  else say(conclude(options, runs, judged, findings, written));
  return findings.length > 0 || isMissing ? 1 : 0;
}

/** Findings that a person reads before mending something; one broken helper makes hundreds. */
const MOST_PRINTED = 20;
const NOTHING_WRITTEN: Written = { written: [], removed: [] };

/** Counts programs on one line of a terminal; says nothing where nobody watches. */
function showProgress(on: On): (programs: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (programs) => process.stderr.write(`\r  ${on}: ${count(programs, 'program')} …\r`);
}

function conclude(
  options: Options,
  runs: readonly (RunOn | Skipped)[],
  judged: readonly Judged[],
  findings: readonly FoundOn[],
  { written, removed }: Written,
): string {
  const ran = runs.filter((run) => run.kind === 'ran').map(({ on }) => on);
  const lines = findings.slice(0, MOST_PRINTED).map((finding) => `\n${formatFinding(finding, judged)}`);
  if (findings.length > MOST_PRINTED)
    lines.push(`\n… and ${findings.length - MOST_PRINTED} more: --json lists all.`);
  if (options.record) {
    lines.push(
      `\n${count(written.length, 'record')} written${removed.length > 0 ? `, ${removed.length} removed` : ''}.`,
    );
    if (written.length > 0 && ran.length === 1)
      lines.push(`They say what happened on ${ran[0]} alone: the other runtime was not asked.`);
  }
  if (findings.length > 0) {
    const places = new Set(findings.map(({ question }) => question)).size;
    lines.push(`\nNOT PROVED: ${count(findings.length, 'finding')} in ${count(places, 'place')}.`);
    if (findings.every(({ kind }) => kind === 'stale' || kind === 'not-recorded'))
      lines.push('Run npx tenfold prove --record');
  } else if (ran.length === 0) {
    lines.push('\nNOT PROVED: nothing could be run.');
  } else {
    lines.push(
      `\nProved: exactly the keyed answers pass, cells do what they show${ran.length > 1 ? ', and our engine and PyTorch agree' : ''}.`,
    );
  }
  return lines.join('\n').trimStart();
}

function toReport(runs: readonly (RunOn | Skipped)[], findings: readonly FoundOn[], written: Written) {
  const said = runs.map((run) => {
    if (run.kind === 'skipped') return run;
    const { kind, on, patterns, programs, startMs, ms } = run;
    const questions = patterns.flatMap((pattern) => pattern.questions);
    const cards = questions.filter(({ question }) => question.kind === 'card').length;
    return {
      kind,
      on,
      python: patterns[0]?.info.python,
      torch: patterns[0]?.info.torch,
      questions: questions.length - cards,
      cards,
      variants: questions.reduce((sum, { variants }) => sum + variants.length, 0),
      cells: patterns.flatMap(({ pages }) => pages).reduce((sum, page) => sum + page.programs.length, 0),
      answers: questions.reduce((sum, { candidates }) => sum + candidates, 0),
      programs,
      startMs: Math.round(startMs),
      ms: Math.round(ms),
    };
  });
  return { runs: said, findings, ...written };
}
