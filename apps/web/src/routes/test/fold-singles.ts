import type { Group } from '@tenfold/practice';

/**
 * A result by skill is mostly lines of one question. Those that came out alike become one line, where the first of them
 * stood: `api, weights: 2 of 2`.
 */
export function foldSingles(groups: readonly Group[]): readonly Group[] {
  const isSingle = (group: Group, right: number) => group.asked === 1 && group.right === right;
  return groups.flatMap((group, at) => {
    const alike = isSingle(group, group.right)
      ? groups.filter((each) => isSingle(each, group.right))
      : [group];
    if (alike.some((each) => groups.indexOf(each) < at)) return [];
    const sum = (of: 'asked' | 'right') => alike.reduce((total, each) => total + each[of], 0);
    return [{ name: alike.map(({ name }) => name).join(', '), asked: sum('asked'), right: sum('right') }];
  });
}
