/** Ways to put members of a pool into places. */

/** Every way to fill `places`, in order; without `repeats` each member is used at most once. */
export function arrangements<T>(pool: readonly T[], places: number, repeats: boolean): T[][] {
  if (places === 0) return [[]];
  return arrangements(pool, places - 1, repeats).flatMap((taken) =>
    pool.filter((one) => repeats || !taken.includes(one)).map((one) => [...taken, one]),
  );
}

export function countArrangements(pool: number, places: number, repeats: boolean): number {
  const choices = Array.from({ length: places }, (_, at) => (repeats ? pool : Math.max(0, pool - at)));
  return choices.reduce((product, choice) => product * choice, 1);
}
