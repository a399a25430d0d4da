/** What runs in the browser: the public face, answers, and opening what is sealed. No parser, no compiler. */
export * from './answer.ts';
export * from './answer-key.ts';
export * from './proof.ts';
export * from './public.ts';
export * from './question.ts';
export { unseal } from './seal.ts';
