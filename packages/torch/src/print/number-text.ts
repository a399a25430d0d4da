/** Numbers as Python formats them: `%.4f` and `%.4e`, ties to even, two-digit exponents. */

/** JavaScript rounds exact ties away from zero, Python to even: `digits` with one more place ends in an exact 5. */
function roundsTie(longer: string): boolean {
  return /5(0*)$/.test(longer.replace(/e.*$/, ''));
}

const EXTRA = 30;

function evenAtTie(text: string, longer: string): string {
  const digits = longer.replace(/e.*$/, '');
  const tail = digits.slice(digits.length - EXTRA);
  if (!roundsTie(digits) || !/^50*$/.test(tail)) return text;
  // The digits before the tie, cut instead of rounded, are right when they end even.
  const cut = digits.slice(0, digits.length - EXTRA);
  return /[02468]\.?$/.test(cut) ? cut : text;
}

export function fixed(x: number, digits: number): string {
  const magnitude = Math.abs(x);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (magnitude >= 1e21)
    return sign + BigInt(magnitude).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  const text = magnitude.toFixed(digits);
  const even = evenAtTie(text, magnitude.toFixed(digits + EXTRA));
  return sign + even.replace(/\.$/, '');
}

export function scientific(x: number, digits: number): string {
  const text = x.toExponential(digits);
  const even = evenAtTie(text.replace(/e.*$/, ''), x.toExponential(digits + EXTRA)).replace(/\.$/, '');
  const exponent = /e([+-])(\d+)$/.exec(text)!;
  return `${Object.is(x, -0) ? '-' : ''}${even}e${exponent[1]}${exponent[2]!.padStart(2, '0')}`;
}

/** `repr` of a Python float. */
export function floatRepr(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (Object.is(x, -0)) return '-0.0';
  const magnitude = Math.abs(x);
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const [mantissa, exponent = '0'] = x.toExponential().split('e');
    const digits = exponent.replace(/[+-]/, '').padStart(2, '0');
    return `${mantissa}e${exponent.startsWith('-') ? '-' : '+'}${digits}`;
  }
  return Number.isInteger(x) ? `${x}.0` : String(x);
}
