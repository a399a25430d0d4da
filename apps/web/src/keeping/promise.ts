/**
 * Whether the browser has promised not to clear this site's storage by itself. Chromium gives the promise, or not, without
 * a word to the learner, so it is asked for once there is something to keep; others may put a question, so they are
 * asked only when the learner wants it.
 */
import { signal } from '@preact/signals';

/** Null until it is known, and where it cannot be told. */
export const promised = signal<boolean | null>(null);

/** What a page does by itself. */
export async function lookForPromise(): Promise<void> {
  if (!('storage' in navigator)) return;
  promised.value ??= await navigator.storage.persisted().catch(() => null);
}

/** The same, once there is something to keep. */
export async function askWhereSilent(): Promise<void> {
  await lookForPromise();
  // Only Chromium has it.
  if (promised.peek() === false && 'userAgentData' in navigator) await askForPromise();
}

/** Gives what the browser says. */
export async function askForPromise(): Promise<boolean> {
  const answer = await navigator.storage.persist().catch(() => false);
  promised.value = answer;
  return answer;
}
