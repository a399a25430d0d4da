/**
 * Prose to HTML that is safe to put into a page: everything that is not on the list below is dropped, whatever the
 * parser let through. Formulas are set after that, by KaTeX as MathML, which escapes what it prints and is told to trust nothing.
 */
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import type { Element, RootContent, Root as Tree, ElementContent } from 'hast';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Prose } from '../authored.ts';

const ALLOWED: Schema = {
  tagNames: 'p em strong del a code pre br hr blockquote ul ol li table thead tbody tr th td'.split(' '),
  attributes: {
    // A recorded number is a link to what computed it, and says so.
    a: ['href', 'title', 'dataFrom', ['className', 'ref']],
    // The language of code, and the marks of a formula that KaTeX looks for; every other class goes.
    code: [['className', /^language-[a-z]+$/, 'math-inline', 'math-display']],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
};

const processor = unified()
  .use(remarkRehype)
  .use(() => emptyHeadersToCells)
  .use(rehypeSanitize, ALLOWED)
  .use(rehypeKatex, { trust: false, strict: 'error', output: 'mathml' })
  .use(() => unwrapFormulas)
  .use(() => spaceFunctions)
  .use(rehypeStringify)
  .freeze();

/** A header without text is none: the corner of a table. */
function emptyHeadersToCells(tree: Tree): void {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
  });
}

/**
 * Leaves of KaTeX's output the formula itself, without the wrapper that its own style sheet would need and without the TeX; one
 * that stands alone gets a box that can scroll where the page is too narrow for it.
 */
function unwrapFormulas(tree: Tree): void {
  visit(tree, 'element', (node, index, parent) => {
    const math = node.properties.className?.toString() === 'katex' ? firstElement(node) : null;
    if (math?.tagName !== 'math' || parent === undefined || index === undefined) return;
    const row = firstElement(firstElement(math));
    if (row !== null) math.children = [row];
    visit(math, 'element', markPrefixMinus);
    const box: Element = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['formula'] },
      children: [math],
    };
    parent.children[index] = math.properties.display === 'block' ? box : math;
  });
}

const APPLIED = '\u2061';
const THIN_SPACE = '0.17em';

/**
 * TeX's thin space on both sides of a function's name, `q ln q`: browsers leave none around the sign for "applied to" that follows the
 * name. None before a bracket, and none after an operator, which has its own.
 */
function spaceFunctions(tree: Tree): void {
  visit(tree, 'element', (sign, index, parent) => {
    if (sign.tagName !== 'mo' || textOf(sign) !== APPLIED || parent === undefined || index === undefined)
      return;
    if (!/^[([{]/.test(textOf(parent.children[index + 1]))) sign.properties.rspace = THIN_SPACE;
    const before = parent.children[index - 2];
    if (before?.type !== 'element' || before.tagName === 'mo') return;
    const space: Element = {
      type: 'element',
      tagName: 'mspace',
      properties: { width: THIN_SPACE },
      children: [],
    };
    parent.children.splice(index - 1, 0, space);
    return index + 2;
  });
}

function textOf(node: RootContent | undefined): string {
  if (node === undefined || node.type === 'text') return node?.value ?? '';
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** After another operator a minus is a sign: it stands close to what it negates. */
function markPrefixMinus(node: Element): void {
  for (const [at, child] of node.children.entries()) {
    const before = node.children[at - 1];
    if (isOperator(child, /^−$/) && isOperator(before, /^[=(,<>≤≥≈[]$/)) child.properties.form = 'prefix';
  }
}

function isOperator(node: ElementContent | undefined, text: RegExp): node is Element {
  const [only] = node?.type === 'element' && node.tagName === 'mo' ? node.children : [];
  return only?.type === 'text' && text.test(only.value);
}

function firstElement(node: Element | null): Element | null {
  return node?.children.find((child) => child.type === 'element') ?? null;
}

/** Safe HTML of `prose`. */
export function toHtml(prose: Prose): string {
  return processor.stringify(toTree(prose));
}

/** The same without the paragraph around it, where there is only one. */
export function toInlineHtml(prose: Prose): string {
  const tree = toTree(prose);
  const [only, second] = tree.children;
  const isAlone = only?.type === 'element' && only.tagName === 'p' && second === undefined;
  return processor.stringify(isAlone ? { type: 'root', children: only.children } : tree);
}

function toTree(prose: Prose): Tree {
  const root: Root = { type: 'root', children: [...prose.nodes] };
  return processor.runSync(root);
}
