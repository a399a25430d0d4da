/** Is what is recorded about a question still what happens? */
import type { Provable, Proof } from '@tenfold/pattern';
import { hashOf } from '@tenfold/pattern';
import { compareProofs } from './compare-proofs.ts';
import type { Finding } from './finding.ts';
import type { QuestionRun } from './prove-question.ts';

/** True when something executable in `question` or in the pattern's `prelude` changed since `proof` was recorded. */
async function isStale(proof: Proof, question: Provable, prelude: string): Promise<boolean> {
  return proof.hash !== (await hashOf(question, prelude));
}

/** Findings where there is no record, or it is stale, or it differs from `run`, which happened on `by`. */
export async function verifyRecord(
  record: Proof | null,
  run: QuestionRun,
  prelude: string,
  by: string,
): Promise<Finding[]> {
  const { question } = run;
  const finding = (kind: Finding['kind'], expected: string, got: string): Finding => ({
    kind,
    question: question.id,
    variant: null,
    answer: null,
    expected,
    got,
    at: question.at,
  });
  if (record === null) return [finding('not-recorded', 'its proof is recorded', 'there is no record')];
  if (await isStale(record, question, prelude)) {
    return [finding('stale', 'the record is of this version of the question', 'its code has changed since')];
  }
  return compareProofs(
    { by: 'the record', variants: record.variants },
    { by, variants: run.variants },
    question,
  );
}
