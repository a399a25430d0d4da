import type { MeasuresBySeed } from '@tenfold/pattern/experiment';

/** A line for each run: the constant that varies, the seed, and each measure. */
export function toCsv(varies: string, bySeed: MeasuresBySeed): string {
  const [first = {}] = Object.values(bySeed)[0] ?? [];
  const names = Object.keys(first);
  const values = Object.keys(bySeed).sort((a, b) => Number(a) - Number(b));
  const rows = values.flatMap((value) =>
    (bySeed[value] ?? []).map((run, seed) =>
      [value, seed, ...names.map((name) => run[name] ?? '')].join(','),
    ),
  );
  return `${[[varies, 'seed', ...names].join(','), ...rows].join('\n')}\n`;
}
