/** Recorded proofs on disk: `proofs/<question id>.json` beside the pattern. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatProof } from '@tenfold/proof';
import { named } from '../patterns/load-pattern.ts';
import type { Asked } from './asked.ts';
import { type Judged, proofToRecord } from './judge-runs.ts';

export interface Written {
  /** Paths as messages name them; a file that would not change is not written. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** Writes what may be recorded and removes records of questions that are gone. */
export async function writeRecords(asked: readonly Asked[], judged: readonly Judged[]): Promise<Written> {
  const written: string[] = [];
  for (const one of judged) {
    const proof = await proofToRecord(one);
    if (proof === null) continue;
    const path = join(one.pattern.folder, 'proofs', `${one.question.id}.json`);
    const text = formatProof(proof);
    if (text === (await readFile(path, 'utf8').catch(() => null))) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    written.push(named(path));
  }
  const removed = asked.flatMap(({ orphans }) => orphans);
  await Promise.all(removed.map((file) => rm(file)));
  return { written, removed };
}
