/**
 * Compares what was printed with what somebody says is printed, by value: the words must be equal and the numbers nearly
 * so. How it is laid out does not count: spaces, line ends, brackets, commas, quotes, and the names of tensors and shapes.
 */

const NUMBER = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf|nan)$/;
/** A word, a number, or any one other character. */
const TOKEN = /[a-z_]\w*|[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf\b|nan\b)|[^\s]/g;
const LAYOUT = /\btorch\.size\b|\btensor\b|[[\](){},;"'`]/g;

/** True when the texts have equal words in the same order, and each number of one is within `tolerance` of the other's. */
export function isSameValue(a: string, b: string, tolerance: number): boolean {
  const [tokensOfA, tokensOfB] = [tokensOf(a), tokensOf(b)];
  return (
    tokensOfA.length === tokensOfB.length &&
    tokensOfA.every((token, at) => isSameToken(token, tokensOfB[at] ?? '', tolerance))
  );
}

/** The text without its layout: equal for texts that differ in nothing else. */
export function normalised(text: string): string {
  return tokensOf(text).join(' ');
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().replaceAll('\u2212', '-').replace(LAYOUT, ' ').match(TOKEN) ?? [];
}

function isSameToken(a: string, b: string, tolerance: number): boolean {
  if (a === b) return true;
  if (!NUMBER.test(a) || !NUMBER.test(b)) return false;
  const [x, y] = [toNumber(a), toNumber(b)];
  // The tiny share keeps 0.3001 - 0.3 = 1.0000000000004450e-4 within 1e-4.
  return x === y || Math.abs(x - y) <= tolerance * (1 + 1e-9) || (Number.isNaN(x) && Number.isNaN(y));
}

function toNumber(text: string): number {
  return Number(text.replace('inf', 'Infinity'));
}
