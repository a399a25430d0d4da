/**
 * Keeps a question's key out of sight until it is asked for: not in the page's text, its source or a text search.
 * It is no secret: a static site cannot hide a key from a determined reader and does not pretend to.
 * (A class test that counts is graded by a server that keeps the key.)
 *
 * Each character stands for another one, by a table that the salt shuffles. So what repeats still repeats, and is
 * compressed on its way like other text: ten questions take 18 KB, where bytes mixed with a key stream took 155.
 */
import { packOutcomes, unpackOutcomes } from './pack-outcomes.ts';
import type { SealedVariant } from './public.ts';

/**
 * Text that holds `content`, readable only through `unseal` with the same salt: the question's id, one for all its
 * variants, which share most of their text.
 */
export function seal(content: SealedVariant, salt: string): string {
  const packed = { ...content, outcomes: packOutcomes(content.outcomes) };
  const ascii = JSON.stringify(packed).replace(/[^ -~]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return substitute(ascii, PLAIN, shuffled(SEALED, salt));
}

/** The content of `sealed`. Throws SyntaxError when the salt or the text is not the one that was sealed. */
export function unseal(sealed: string, salt: string): SealedVariant {
  const packed = JSON.parse(substitute(sealed, shuffled(SEALED, salt), PLAIN));
  return { ...packed, outcomes: unpackOutcomes(packed.outcomes) };
}

const PLAIN = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
/** As many characters, without those that JSON or HTML would have to escape. */
const SEALED = [...PLAIN.filter((char) => !'"\\<&'.includes(char)), '\u00a1', '\u00a2', '\u00a3', '\u00a4'];

function substitute(text: string, from: readonly string[], to: readonly string[]): string {
  const table = new Map(from.map((char, at) => [char, to[at] ?? char]));
  return Array.from(text, (char) => table.get(char) ?? char).join('');
}

/** `list` in an order drawn from the salt (FNV-1a seed, mulberry32, Fisher-Yates). */
function shuffled(list: readonly string[], salt: string): string[] {
  let seed = 0x811c9dc5;
  for (const char of salt) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const shuffled = [...list];
  for (let end = shuffled.length - 1; end > 0; end--) {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const at = ((mixed ^ (mixed >>> 14)) >>> 0) % (end + 1);
    const [a = '', b = ''] = [shuffled[end], shuffled[at]];
    [shuffled[end], shuffled[at]] = [b, a];
  }
  return shuffled;
}
