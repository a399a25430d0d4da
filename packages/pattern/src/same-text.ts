/**
 * Compares two printed texts the way a reader would: the words must be equal, the numbers in them nearly so.
 * Two correct runtimes add floats in different orders, so the last printed digit may differ; nothing else may.
 */

const NUMBER = /(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\w])/gi;
const RELATIVE = 1e-4;
/** With fewer decimals the last one was chosen by the author, not left by rounding: it must be equal. */
const FEWEST_DECIMALS = 3;

/**
 * True when the texts have equal words and each number of `a` is that of `b` to 1e-4 relative, or to one unit of
 * its last digit where it is printed with three decimals or more. Whole numbers must be equal. Spacing does not count:
 * a number one character longer moves the columns of a printed tensor.
 */
export function isSameText(a: string, b: string): boolean {
  const numbersOfA = a.match(NUMBER) ?? [];
  const numbersOfB = b.match(NUMBER) ?? [];
  return (
    wordsOf(a) === wordsOf(b) &&
    numbersOfA.length === numbersOfB.length &&
    numbersOfA.every((number, at) => isSameNumber(number, numbersOfB[at] ?? ''))
  );
}

function wordsOf(text: string): string {
  return text
    .replace(NUMBER, '#')
    .replace(/\s*#\s*/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

function isSameNumber(a: string, b: string): boolean {
  const difference = Math.abs(Number(a) - Number(b));
  if (difference === 0) return true;
  const [digitsOfA, digitsOfB] = [digitsOf(a), digitsOf(b)];
  const unit = Math.min(digitsOfA.unit, digitsOfB.unit);
  if (unit >= 1) return false;
  if (difference <= RELATIVE * Math.max(Math.abs(Number(a)), Math.abs(Number(b)))) return true;
  // The tiny addition keeps 0.9201 - 0.9200 = 1.0000000000000286e-4 within one unit.
  return (
    Math.max(digitsOfA.decimals, digitsOfB.decimals) >= FEWEST_DECIMALS && difference <= unit * (1 + 1e-9)
  );
}

/** How many decimals are printed, and what one step of the last digit is worth: 0.001 for `0.925`, 1 for `12.`. */
function digitsOf(number: string): { readonly decimals: number; readonly unit: number } {
  const [mantissa = '', exponent = '0'] = number.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return { decimals, unit: 10 ** (Number(exponent) - decimals) };
}
