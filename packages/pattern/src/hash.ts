/** SHA-256, of texts and of what a proof proves. */
import type { AuthoredQuestion, Provable } from './authored.ts';
import { candidates } from './kinds/index.ts';

/** Hexadecimal SHA-256 of a text's UTF-8. */
export function sha256(text: string): Promise<string> {
  return sha256OfBytes(new TextEncoder().encode(text));
}

/** Hexadecimal SHA-256. */
export async function sha256OfBytes(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The hash of everything executable in `question`: its parameters and the programs of all its answers. Words that run
 * nothing (prompt, misconceptions, explanation, which option is marked) may change without making a proof stale.
 */
export function hashOf(question: Provable, prelude: string): Promise<string> {
  const programs = candidates(question, {}, prelude).map(({ answer, program, says }) => [
    answer,
    program.prelude,
    program.code,
    program.show ?? null,
    program.check ?? null,
    ...(says === undefined ? [] : [says]),
  ]);
  const parameters = question.kind === 'card' ? null : parametersOf(question);
  return sha256(JSON.stringify([question.id, question.kind, parameters, programs]));
}

function parametersOf({ parameters: { vary, derive, where } }: AuthoredQuestion): unknown {
  return [vary.map(({ name, values }) => [name, values]), derive?.text ?? null, where?.text ?? null];
}
