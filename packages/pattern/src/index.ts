export * from './answer.ts';
export * from './answer-key.ts';
export * from './diagnostic.ts';
export * from './proof.ts';
export * from './public.ts';
export * from './question.ts';
export * from './seal.ts';
export type { Candidate } from './kinds/kind.ts';
