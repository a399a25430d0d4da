import type { Interval } from '@tenfold/practice/review';

const DAYS_A_MONTH = 365 / 12;

/** `10 min`, `1 day`, `3 months`: short enough for a button. */
export function intervalText({ kind, count }: Interval): string {
  if (kind === 'minutes') return `${count} min`;
  if (count < 60) return several(count, 'day');
  if (count < 365) return several(Math.round(count / DAYS_A_MONTH), 'month');
  return several(Math.round((count / 365) * 10) / 10, 'year');
}

function several(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
