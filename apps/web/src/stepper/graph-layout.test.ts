import { expect, test } from 'vitest';
import { layoutGraph } from './graph-layout.ts';

const node = { name: 'N', variable: null, leaf: false, shape: null, gradient: null };

test('every node is below all that send it gradients, and none lies on another', () => {
  const edges: [number, number][] = [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 4],
    [4, 3],
  ];
  const { nodes, width, height } = layoutGraph({ nodes: Array.from({ length: 5 }, () => node), edges });
  for (const [from, to] of edges) expect(nodes[to]?.y).toBeGreaterThan(nodes[from]?.y ?? Infinity);
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
  expect(Math.max(...nodes.map(({ x }) => x))).toBeLessThan(width);
  expect(Math.max(...nodes.map(({ y }) => y))).toBeLessThan(height);
});
