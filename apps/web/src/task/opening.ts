/** What comes with the sealed answers: opening them, and taking up again what the log says of them. */
export { resumeTask } from '@tenfold/practice';
export { unsealOnce } from './unseal-once.ts';
