/** From what ran of pages to what is wrong, and what may be recorded. */
import type { CheckedPage, PageRecord } from '@tenfold/pattern';
import { comparePages, type PageRun, toPageRecord, verifyPage } from '@tenfold/proof';
import type { Asked } from './asked.ts';
import {
  type Account,
  accountsOf,
  type FoundOn,
  mergeFindings,
  ownFindings,
  referenceOf,
} from './judge-runs.ts';
import type { RunOn } from './run-on.ts';

/** What was run of one page. */
export interface JudgedPage {
  readonly pattern: Asked;
  readonly page: CheckedPage;
  readonly accounts: readonly Account<PageRun>[];
  /** Wrong with the page's programs themselves or between the runtimes. */
  readonly findings: readonly FoundOn[];
}

/** Every page asked about, with what the runtimes found. */
export function judgePages(asked: readonly Asked[], runs: readonly RunOn[]): JudgedPage[] {
  return asked.flatMap((pattern, at) =>
    pattern.pages.map((page, number) => {
      const accounts = accountsOf(runs, at, ({ pages }) => pages[number]);
      const own = ownFindings(accounts);
      const findings = mergeFindings(own.length > 0 ? own : compareAccounts(page, accounts));
      return { pattern, page, accounts, findings };
    }),
  );
}

function compareAccounts(page: CheckedPage, accounts: JudgedPage['accounts']): FoundOn[] {
  const [first, ...others] = accounts.map(({ info, run }) => ({ by: info.on, programs: run.programs }));
  if (first === undefined) return [];
  return others.flatMap((other) =>
    comparePages(first, other, page).map((finding) => ({ ...finding, on: [first.by, other.by] })),
  );
}

/** What is wrong with the records of sound pages. */
export function verifyPages(judged: readonly JudgedPage[]): FoundOn[] {
  const sound = judged.filter(({ findings }) => findings.length === 0);
  const found = sound.flatMap(({ pattern, page, accounts }) =>
    accounts.flatMap(({ info, run }) =>
      verifyPage(pattern.pageRecords.get(page.mode) ?? null, run, info.on).map((finding) => ({
        ...finding,
        on: [info.on],
      })),
    ),
  );
  return mergeFindings(found);
}

/**
 * The record of a page without findings: what PyTorch did where it ran, else what the engine did. Null where it may not be
 * recorded, or the record already says as much: it is fresh, agrees, and names as many runtimes.
 */
export function pageToRecord({ pattern, page, accounts, findings }: JudgedPage): PageRecord | null {
  const reference = referenceOf(accounts);
  if (findings.length > 0 || reference === undefined) return null;
  const record = pattern.pageRecords.get(page.mode) ?? null;
  const isEnough = record !== null && record.ranOn.length >= accounts.length;
  if (isEnough && verifyPage(record, reference.run, reference.info.on).length === 0) return null;
  return toPageRecord(
    reference.run,
    accounts.map(({ info }) => info),
  );
}
