/** A recorded value as prose writes it: as Python's `format` would. */
import type { Json } from '../json.ts';

/** `format` is one that `referencesIn` lets through. Null where the value is none that can be written in a line of prose. */
export function formatValue(value: Json | undefined, format: string): string | null {
  if (typeof value === 'number') return formatNumber(value, format);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'string' ? value : null;
}

function formatNumber(value: number, format: string): string {
  const [, plus = '', comma = '', digits, kind = ''] = /^(\+?)(,?)(?:\.(\d+))?([fegd%]?)$/.exec(format) ?? [];
  const [whole = '', ...rest] = splitAtPoint(
    magnitude(Math.abs(value), kind, digits === undefined ? null : Number(digits)),
  );
  const grouped = comma === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 ? '-' : plus;
  return `${sign}${grouped}${rest.join('')}${kind === '%' ? '%' : ''}`;
}

function splitAtPoint(number: string): string[] {
  return /^(\d+)(.*)$/.exec(number)?.slice(1) ?? [number];
}

function magnitude(value: number, kind: string, digits: number | null): string {
  switch (kind) {
    case 'd':
      return rounded(value, 0);
    case 'f':
      return rounded(value, digits ?? 6);
    case '%':
      return rounded(value * 100, digits ?? 6);
    case 'e':
      return withPythonExponent(value.toExponential(digits ?? 6));
    default:
      return kind === '' && digits === null ? withPythonExponent(String(value)) : general(value, digits ?? 6);
  }
}

/** `toFixed` rounds ties away from 0, Python to the even digit. */
function rounded(value: number, digits: number): string {
  const scaled = value * 10 ** digits;
  const isTie = scaled < 2 ** 52 && scaled - Math.floor(scaled) === 0.5 && scaled / 10 ** digits === value;
  const isExact = Number.isInteger(value * 2 ** 20);
  if (!isTie || !isExact) return value.toFixed(digits);
  return ((2 * Math.round(scaled / 2)) / 10 ** digits).toFixed(digits);
}

function general(value: number, digits: number): string {
  const significant = Math.max(1, digits);
  const exponent = Number(value.toExponential(significant - 1).split('e')[1]);
  if (exponent < -4 || exponent >= significant) {
    const [mantissa = '', power = ''] = value.toExponential(significant - 1).split('e');
    return withPythonExponent(`${withoutZeros(mantissa)}e${power}`);
  }
  return withoutZeros(value.toFixed(Math.max(0, significant - 1 - exponent)));
}

function withoutZeros(number: string): string {
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}

/** At least two digits: `1e-05`. */
function withPythonExponent(number: string): string {
  return number.replace(/e([+-])(\d)$/, 'e$10$2');
}
