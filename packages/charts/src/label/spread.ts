/**
 * Moves places on a line apart as little as possible (least squares), so that neighbours keep `gap` and all stay between
 * `low` and `high`. The order of the answers is that of `wanted`. Where they cannot all fit, they reach beyond `high`.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  // With the gaps taken out, "in order and apart" is "not falling": neighbours that fall are averaged (pool adjacent violators).
  const pools: { sum: number; size: number }[] = [];
  order.forEach((index, i) => {
    let pool = { sum: (wanted[index] ?? 0) - i * gap, size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
    }
    pools.push(pool);
  });
  const most = Math.max(low, high - (order.length - 1) * gap);
  const places = pools.flatMap(({ sum, size }) =>
    Array.from({ length: size }, () => Math.min(most, Math.max(low, sum / size))),
  );
  const result = wanted.map(() => 0);
  order.forEach((index, i) => {
    result[index] = (places[i] ?? 0) + i * gap;
  });
  return result;
}
