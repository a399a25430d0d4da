/**
 * Prose to HTML that is safe to put into a page: everything that is not on the list below is dropped, whatever the
 * parser let through. Formulas are set after that, by KaTeX, which escapes what it prints and is told to trust nothing.
 */
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import type { Root as Tree } from 'hast';
import type { Root } from 'mdast';
import { unified } from 'unified';
import type { Prose } from '../authored.ts';

const ALLOWED: Schema = {
  tagNames: 'p em strong del a code pre br hr blockquote ul ol li table thead tbody tr th td'.split(' '),
  attributes: {
    a: ['href', 'title'],
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
  .use(rehypeSanitize, ALLOWED)
  .use(rehypeKatex, { trust: false, strict: 'error', output: 'htmlAndMathml' })
  .use(rehypeStringify)
  .freeze();

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
