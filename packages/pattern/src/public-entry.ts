/** What runs in the browser: the public face, answers, and opening what is sealed. No parser, no compiler. */
export * from './answer.ts';
export * from './answer-key.ts';
export { orderedProgram } from './kinds/order/ordered-program.ts';
export { type Happening, isDescribedBy } from './kinds/predict/happening.ts';
export { REFERENCE, type RunResult } from './kinds/write/faces.ts';
export * from './proof.ts';
export * from './public.ts';
export type { PageMode, ProgramId } from './page.ts';
export * from './public-page.ts';
export { ranOnText } from './ran-on-text.ts';
export * from './question.ts';
export { isSameText } from './same-text.ts';
export { unseal } from './seal.ts';
