export type NumberFormat = 'number' | 'percent';

/** A number for reading: fixed decimals, a true minus sign, powers of ten where it would get long. */
export function formatNumber(value: number, decimals: number, format: NumberFormat = 'number'): string {
  const shown = format === 'percent' ? value * 100 : value;
  const far = Math.abs(shown) >= 1e6 || decimals > 6;
  const written = far ? shown.toExponential(Math.min(2, decimals)) : shown.toFixed(decimals);
  const signed = /^-[0.]+$/.test(written) ? written.slice(1) : written.replace('-', '−');
  return format === 'percent' ? `${signed}%` : signed;
}

/** Decimals that tell values `step` apart. */
export function decimalsOf(step: number, format: NumberFormat = 'number'): number {
  const shown = format === 'percent' ? step * 100 : step;
  return Math.max(0, -Math.floor(Math.log10(shown) + 1e-9));
}
