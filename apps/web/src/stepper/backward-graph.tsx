/** The graph that `backward` went through, with the gradients that arrived: drawn, and as a list. */
import type { Backward } from '@tenfold/runtime';
import { layoutGraph, NODE, type PlacedNode } from './graph-layout.ts';
import { numberText } from './value-text.ts';

export function BackwardGraph({ graph }: { graph: Backward }) {
  const { nodes, width, height } = layoutGraph(graph);
  return (
    <div class="backward">
      <h3 class="label">Gradients flowed through this graph</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <section class="backward-picture" tabIndex={0} aria-label="Graph of backward">
        <svg
          viewBox={`-1 -1 ${width + 2} ${height + 2}`}
          width={width + 2}
          height={height + 2}
          role="img"
          aria-label={`${graph.nodes.length} nodes, listed below`}
        >
          {graph.edges.map(([from, to]) => (
            <Edge from={nodes[from]} to={nodes[to]} />
          ))}
          {nodes.map((placed) => (
            <Node placed={placed} node={graph.nodes[placed.index]} />
          ))}
        </svg>
      </section>
      {graph.cut && <p class="label">The graph has more nodes than these.</p>}
      <details>
        <summary>As a list</summary>
        <ol class="backward-list">
          {graph.nodes.map((node) => (
            <li>
              <code>{node.name}</code>
              {node.variable !== null &&
                (node.leaf ? `, collects for ${node.variable}` : `, made ${node.variable}`)}
              {node.gradient && `: gradient ${node.gradient.map(numberText).join(', ')}`}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Edge({ from, to }: { from: PlacedNode | undefined; to: PlacedNode | undefined }) {
  if (!from || !to) return null;
  const [x1, y1] = [from.x + NODE.width / 2, from.y + NODE.height];
  const [x2, y2] = [to.x + NODE.width / 2, to.y];
  const bend = (y2 - y1) / 2;
  return (
    <g class="backward-edge">
      <path d={`M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2 - 5}`} />
      <path class="tip" d={`M${x2} ${y2} l-4 -7 h8 z`} />
    </g>
  );
}

function Node({
  placed: { x, y },
  node,
}: {
  placed: PlacedNode;
  node: Backward['nodes'][number] | undefined;
}) {
  if (!node) return null;
  const middle = x + NODE.width / 2;
  const lines = [node.variable, gradientText(node)].filter((text) => text !== null && text !== '');
  const top = y + (lines.length === 0 ? 32 : lines.length === 1 ? 24 : 17);
  return (
    <g class={node.leaf ? 'backward-node leaf' : 'backward-node'}>
      <rect x={x} y={y} width={NODE.width} height={NODE.height} rx={node.leaf ? 14 : 3} />
      <text x={middle} y={top}>
        {node.name}
      </text>
      {lines.map((line, index) => (
        <text class={line === node.variable ? 'made' : 'arrived'} x={middle} y={top + 16 * (index + 1)}>
          {line}
        </text>
      ))}
    </g>
  );
}

function gradientText({ gradient, shape }: Backward['nodes'][number]): string {
  if (gradient === null) return '';
  const text = gradient.map(numberText).join(', ');
  return text.length <= 20 ? `grad ${text}` : `grad [${(shape ?? []).join(', ')}]`;
}
