export { compareProofs } from './compare-proofs.ts';
export type { Finding, FindingKind } from './finding.ts';
export { type ProveOptions, proveQuestion, type QuestionRun } from './prove-question.ts';
export { proveQuestions, type QuestionsRun } from './prove-questions.ts';
export { poolOf } from './runtime-pool.ts';
export { formatProof, toProof } from './to-proof.ts';
export { isStale, verifyRecord } from './verify-record.ts';
