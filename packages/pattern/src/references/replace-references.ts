/** Puts recorded values where prose refers to them. Each becomes a link to what computed it, which says so. */
import type { Link, Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place, Prose } from '../source-text.ts';
import { mayRefer, type Reference, referencesIn } from './reference.ts';

declare module 'mdast' {
  interface LinkData {
    /** Where a number comes from, as words. */
    from?: string;
  }
}

/** A value and where it comes from. */
export interface Resolved {
  readonly text: string;
  readonly href: string;
  readonly from: string;
}

/** Null where there is nothing to be put in, which has been reported. */
export type Resolve = (reference: Reference, at: Place) => Resolved | null;

type ResolveHere = (reference: Reference) => Resolved | null;

/** `prose` with its references replaced. What stands in a link stays in that link. */
export function replaceReferences(prose: Prose, resolveAt: Resolve): Prose {
  const resolve: ResolveHere = (reference) => resolveAt(reference, prose.at);
  const root: Root = { type: 'root', children: prose.nodes.map((node) => structuredClone(node)) };
  visit(root, 'math', (node) => setFormula(node, resolve));
  visit(root, (node) => {
    if (!('children' in node)) return undefined;
    if (node.type === 'link') {
      node.children.forEach((child) => putIn(child, resolve));
      return 'skip';
    }
    const children: Nodes[] = node.children;
    node.children = children.flatMap((child) =>
      mayRefer(child) ? linked(child, resolve) : [child],
    ) as typeof node.children;
    return undefined;
  });
  return { ...prose, nodes: root.children };
}

/** The node with its references as links: a text is cut at them, code and formulas become one link. */
function linked(node: Nodes & { value: string }, resolve: ResolveHere): Nodes[] {
  const found = referencesIn(node.value).flatMap((reference) => {
    const resolved = resolve(reference);
    return resolved === null ? [] : [{ reference, resolved }];
  });
  const [first] = found;
  if (first === undefined || node.type === 'math') return [node];
  if (node.type !== 'text') {
    putIn(node, resolve);
    return [toLink(first.resolved, [node as PhrasingContent])];
  }
  const pieces: Nodes[] = [];
  let end = 0;
  for (const { reference, resolved } of found) {
    pieces.push({ type: 'text', value: node.value.slice(end, reference.offset) });
    // In prose a minus is a minus and not a hyphen.
    const value = resolved.text.replace(/^-/, '\u2212');
    pieces.push(toLink(resolved, [{ type: 'text', value }]));
    end = reference.offset + reference.written.length;
  }
  return [...pieces, { type: 'text', value: node.value.slice(end) }];
}

function toLink({ href, from }: Resolved, children: readonly PhrasingContent[]): Link {
  const properties = { className: ['ref'], dataFrom: from };
  return {
    type: 'link',
    url: href,
    children: [...children] as Link['children'],
    data: { from, hProperties: properties },
  };
}

/** Replaces in place, without a link. */
function putIn(node: Nodes, resolve: ResolveHere): void {
  if (!mayRefer(node)) return;
  if (node.type === 'inlineMath' || node.type === 'math') setFormula(node, resolve);
  else node.value = replaced(node.value, resolve, (text) => text);
}

/** In a formula a number stays one thing: `{0.31}`. What mdast-util-math prepared for HTML is made anew. */
function setFormula(node: Extract<Nodes, { type: 'inlineMath' | 'math' }>, resolve: ResolveHere): void {
  const value = replaced(node.value, resolve, (text) => `{${text}}`);
  if (value === node.value) return;
  node.value = value;
  const [code] = node.data?.hChildren ?? [];
  const text = [{ type: 'text' as const, value }];
  if (code?.type === 'element') node.data = { ...node.data, hChildren: [{ ...code, children: text }] };
  else node.data = { ...node.data, hChildren: text };
}

function replaced(text: string, resolve: ResolveHere, write: (value: string) => string): string {
  return referencesIn(text).reduce((done, reference) => {
    const resolved = resolve(reference);
    return resolved === null ? done : done.replace(reference.written, () => write(resolved.text));
  }, text);
}
