/** What is recorded, on disk beside the pattern: `proofs/<question id>.json` and `proofs/pages/<page>.json`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatPageRecord, formatProof } from '@tenfold/proof';
import { named } from '../patterns/load-pattern.ts';
import type { Asked } from './asked.ts';
import { type JudgedPage, pageToRecord } from './judge-pages.ts';
import { type Judged, proofToRecord } from './judge-runs.ts';

export interface Written {
  /** Paths as messages name them; a file that would not change is not written. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Writes what may be recorded and removes records of questions that are gone. */
export async function writeRecords(
  asked: readonly Asked[],
  judged: readonly Judged[],
  pages: readonly JudgedPage[],
): Promise<Written> {
  const written: string[] = [];
  const write = async (path: string, text: string) => {
    if (text === (await readFile(path, 'utf8').catch(() => null))) return;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    written.push(named(path));
  };
  for (const one of judged) {
    const proof = await proofToRecord(one);
    if (proof === null) continue;
    await write(join(one.pattern.folder, 'proofs', `${one.question.id}.json`), formatProof(proof));
  }
  for (const one of pages) {
    const record = pageToRecord(one);
    if (record === null) continue;
    await write(
      join(one.pattern.folder, 'proofs', 'pages', `${one.page.mode}.json`),
      formatPageRecord(record),
    );
  }
  const removed = asked.flatMap(({ orphans }) => orphans);
  await Promise.all(removed.map((file) => rm(file)));
  return { written, removed };
}
