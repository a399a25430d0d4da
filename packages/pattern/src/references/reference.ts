/** `{{one-step.loss:.3f}}` in a page's prose: a value that a cell or an experiment recorded, and how to write it. */
import type { Nodes } from 'mdast';

export interface Reference {
  /** With its braces. */
  readonly written: string;
  /** In the text that it stands in. */
  readonly offset: number;
  /** A cell, a figure or an experiment. */
  readonly name: string;
  readonly path: readonly string[];
  /** As in Python's `format`, at most a sign, commas, a precision and one of `f e g d %`; empty for the value as it is. */
  readonly format: string;
}

const BRACED = /\{\{([^{}]*)\}\}/g;
const INSIDE = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.([\w-]+(?:\.[\w-]+)*)(?::(\+?,?(?:\.\d{1,2})?[fegd%]?))?$/;

/** The references in a text. In code and formulas other double braces mean something else. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(BRACED)].flatMap((found) => {
    const [, name, path = '', format = ''] = INSIDE.exec(found[1] ?? '') ?? [];
    if (name === undefined) return [];
    return [{ written: found[0], offset: found.index, name, path: path.split('.'), format }];
  });
}

/** Double braces in prose that are no reference, with their offsets. */
export function brokenReferencesIn(text: string): { readonly written: string; readonly offset: number }[] {
  const good = new Set(referencesIn(text).map(({ offset }) => offset));
  return [...text.matchAll(/\{\{[^{}]*\}{0,2}/g)].flatMap(({ 0: written, index: offset }) =>
    good.has(offset) ? [] : [{ written, offset }],
  );
}

/** A piece of prose that may hold references. */
export function mayRefer(
  node: Nodes,
): node is Extract<Nodes, { type: 'text' | 'inlineCode' | 'inlineMath' | 'math' }> {
  return ['text', 'inlineCode', 'inlineMath', 'math'].includes(node.type);
}
