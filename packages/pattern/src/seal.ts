/**
 * Keeps a question's key out of sight until it is asked for: not in the page's text, its source or a text search.
 * It is no secret: a static site cannot hide a key from a determined reader and does not pretend to.
 * (A class test that counts is graded by a server that keeps the key.)
 */
import type { SealedVariant } from './public.ts';

/** Text that holds `content`, readable only through `unseal` with the same salt (the question's id and variant). */
export function seal(content: SealedVariant, salt: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return btoa(Array.from(mask(bytes, salt), (byte) => String.fromCharCode(byte)).join(''));
}

/** The content of `sealed`. Throws SyntaxError when the salt or the text is not the one that was sealed. */
export function unseal(sealed: string, salt: string): SealedVariant {
  const bytes = Uint8Array.from(atob(sealed), (char) => char.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(mask(bytes, salt)));
}

/** XOR with a key stream drawn from the salt (FNV-1a seed, mulberry32 stream); its own inverse. */
function mask(bytes: Uint8Array, salt: string): Uint8Array {
  let seed = 0x811c9dc5;
  for (const char of salt) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return bytes.map((byte) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return byte ^ ((mixed ^ (mixed >>> 14)) & 0xff);
  });
}
