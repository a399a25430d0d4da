/** What prose may not hold anywhere in a file: HTML, images, links that run code, formulas that KaTeX refuses. */
import { renderToString } from 'katex';
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { placeOf } from './markdown.ts';

/** Reports all such faults below `root`. */
export function checkProse(file: string, root: Root, report: Report): void {
  visit(root, (node) => {
    if (node.type !== 'root') checkNode(node, placeOf(file, node), report);
  });
}

function checkNode(node: Nodes, at: Place, report: Report): void {
  if (node.type === 'html') report('html', at, { html: node.value.split('\n')[0]?.slice(0, 60) ?? '' });
  if (node.type === 'image' || node.type === 'imageReference') report('image', at, {});
  if (REFERENCES.includes(node.type)) report('reference', at, {});
  if (node.type === 'link' && !isSafe(node.url)) report('unsafe-link', at, { url: node.url });
  if (node.type === 'math' || node.type === 'inlineMath') checkFormula(node.value, at, report);
}

const REFERENCES: readonly string[] = [
  'definition',
  'linkReference',
  'footnoteDefinition',
  'footnoteReference',
];

/** Does the address lead to a page: http, https, mailto, or relative to this one? */
function isSafe(url: string): boolean {
  const scheme = /^([^/?#:]*):/.exec(url)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto'].includes(scheme);
}

function checkFormula(formula: string, at: Place, report: Report): void {
  try {
    renderToString(formula, { throwOnError: true, strict: 'error', trust: false });
  } catch (error) {
    report('bad-formula', at, { reason: error instanceof Error ? error.message : String(error) });
  }
}
