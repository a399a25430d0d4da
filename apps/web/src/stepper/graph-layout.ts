/** Places the nodes of a backward graph: in layers, each node below everything that sends it gradients. */
import type { Backward } from '@tenfold/runtime';

export const NODE = { width: 168, height: 56, gapX: 16, gapY: 22 };

export interface PlacedNode {
  /** Index in the graph. */
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout {
  readonly nodes: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

export function layoutGraph({ nodes, edges }: Pick<Backward, 'nodes' | 'edges'>): GraphLayout {
  const layers = layersOf(nodes.length, edges);
  const count = Math.max(0, ...layers.map((layer) => layer + 1));
  const rows = Array.from({ length: count }, (_, layer) =>
    [...layers.keys()].filter((index) => layers[index] === layer),
  );
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const width = widest * (NODE.width + NODE.gapX) - NODE.gapX;
  const placed = rows.flatMap((row, layer) => {
    const left = (width - (row.length * (NODE.width + NODE.gapX) - NODE.gapX)) / 2;
    return row.map((index, at) => ({
      index,
      x: left + at * (NODE.width + NODE.gapX),
      y: layer * (NODE.height + NODE.gapY),
    }));
  });
  return {
    nodes: placed.sort((a, b) => a.index - b.index),
    width,
    height: Math.max(1, count) * (NODE.height + NODE.gapY) - NODE.gapY,
  };
}

/** The longest way to each node from a node that nothing leads to. The graph has no cycles. */
function layersOf(count: number, edges: Backward['edges']): number[] {
  const layers = Array.from({ length: count }, () => 0);
  const waiting = Array.from({ length: count }, (_, index) => edges.filter(([, to]) => to === index).length);
  const ready = [...waiting.keys()].filter((index) => waiting[index] === 0);
  for (const from of ready) {
    for (const [, to] of edges.filter(([start]) => start === from)) {
      layers[to] = Math.max(layers[to] ?? 0, (layers[from] ?? 0) + 1);
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  return layers;
}
