/** From what ran to what is wrong, and what may be recorded. */
import { basename } from 'node:path';
import { compareProofs, type Finding, type QuestionRun, toProof, verifyRecord } from '@tenfold/proof';
import { hashOf, type Proof, type Provable } from '@tenfold/pattern';
import type { RuntimeInfo } from '@tenfold/runtime';
import type { On } from '../runtimes.ts';
import type { Asked } from './asked.ts';
import type { RunOn } from './run-on.ts';

/** A finding and the runtimes it was made on; both for a comparison of the two. */
export type FoundOn = Finding & { readonly on: readonly On[] };

/** What one runtime did with one question or page. */
export interface Account<Run> {
  readonly info: RuntimeInfo;
  readonly run: Run;
}

/** What was run of one question. */
export interface Judged {
  readonly pattern: Asked;
  readonly question: Provable;
  readonly accounts: readonly Account<QuestionRun>[];
  /** Wrong with the question itself or between the runtimes. */
  readonly findings: readonly FoundOn[];
}

/** Every question asked about, with what the runtimes found. */
export function judgeRuns(asked: readonly Asked[], runs: readonly RunOn[]): Judged[] {
  return asked.flatMap((pattern, at) =>
    pattern.questions.map((question, number) => {
      const accounts = accountsOf(runs, at, ({ questions }) => questions[number]);
      const findings = mergeFindings([...ownFindings(accounts), ...compareAccounts(question, accounts)]);
      return { pattern, question, accounts, findings };
    }),
  );
}

/** What each runtime did with one thing of the pattern at `at`. */
export function accountsOf<Run>(
  runs: readonly RunOn[],
  at: number,
  runIn: (ran: RunOn['patterns'][number]) => Run | undefined,
): Account<Run>[] {
  return runs.flatMap(({ patterns }) => {
    const ran = patterns[at];
    const run = ran && runIn(ran);
    return ran && run ? [{ info: ran.info, run }] : [];
  });
}

/** What each runtime found by itself. */
export function ownFindings(
  accounts: readonly Account<{ readonly findings: readonly Finding[] }>[],
): FoundOn[] {
  return accounts.flatMap(({ info, run }) => run.findings.map((finding) => ({ ...finding, on: [info.on] })));
}

/** The runtime whose account is recorded: PyTorch where it ran, else the engine. */
export function referenceOf<Run>(accounts: readonly Account<Run>[]): Account<Run> | undefined {
  return accounts.find(({ info }) => info.on === 'pytorch') ?? accounts[0];
}

function compareAccounts(question: Provable, accounts: readonly Account<QuestionRun>[]): FoundOn[] {
  const [first, ...others] = accounts.map(({ info, run }) => ({ by: info.on, variants: run.variants }));
  if (first === undefined) return [];
  return others.flatMap((other) =>
    compareProofs(first, other, question).map((finding) => ({ ...finding, on: [first.by, other.by] })),
  );
}

/** What is wrong with the records of sound questions, and with records of questions that are gone. */
export async function verifyRecords(asked: readonly Asked[], judged: readonly Judged[]): Promise<FoundOn[]> {
  const sound = judged.filter(({ findings }) => findings.length === 0);
  const found = sound.flatMap(({ pattern, question, accounts }) =>
    accounts.map(async ({ info, run }) => {
      const record = pattern.records.get(question.id) ?? null;
      const findings = await verifyRecord(record, run, pattern.prelude, info.on);
      return findings.map((finding) => ({ ...finding, on: [info.on] }));
    }),
  );
  const orphans = asked.flatMap((pattern) => pattern.orphans.map(toOrphan));
  return mergeFindings([...(await Promise.all(found)).flat(), ...orphans]);
}

function toOrphan(file: string): FoundOn {
  return {
    kind: 'stale',
    question: basename(file, '.json'),
    variant: null,
    answer: null,
    expected: 'a record belongs to a question or a page',
    got: 'none has this name',
    at: { file, line: 1, column: 1 },
    on: [],
  };
}

/**
 * The proof to record of a question without findings: what PyTorch did where it ran, else what the engine did. Null
 * where it may not be recorded, or the record already says as much: it is fresh, agrees, and names more runtimes.
 */
export async function proofToRecord({
  pattern,
  question,
  accounts,
  findings,
}: Judged): Promise<Proof | null> {
  const reference = referenceOf(accounts);
  if (findings.length > 0 || reference === undefined) return null;
  const record = pattern.records.get(question.id) ?? null;
  if (record !== null && record.ranOn.length > accounts.length) {
    const differences = await verifyRecord(record, reference.run, pattern.prelude, reference.info.on);
    if (differences.length === 0) return null;
  }
  return toProof(
    reference.run,
    await hashOf(question, pattern.prelude),
    accounts.map(({ info }) => info),
  );
}

/** What two runtimes found alike becomes one finding. */
export function mergeFindings(findings: readonly FoundOn[]): FoundOn[] {
  const merged = new Map<string, FoundOn>();
  for (const { on, ...finding } of findings) {
    const name = JSON.stringify(finding);
    merged.set(name, { ...finding, on: [...(merged.get(name)?.on ?? []), ...on] });
  }
  return [...merged.values()];
}
