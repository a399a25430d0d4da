/** Markdown to a tree: CommonMark, tables, task lists, formulas, front matter and `:::` blocks. */
import type { Nodes, Parents, Root, RootContent } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Place } from '../authored.ts';

type InlineMath = Extract<Nodes, { type: 'inlineMath' }>;
type Math = Extract<Nodes, { type: 'math' }>;

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkDirective)
  .use(remarkGfm)
  .use(remarkMath)
  .freeze();

/** The tree of `text`. Of the directives only `:::` blocks are ours: `ratio a:b` stays text. */
export function parseMarkdown(text: string): Root {
  const root = parser.parse(text);
  visit(root, 'textDirective', (node, index, parent) => {
    if (parent === undefined || index === undefined) return SKIP;
    const value = text.slice(node.position?.start.offset, node.position?.end.offset);
    parent.children[index] = { type: 'text', value, ...(node.position && { position: node.position }) };
    return [SKIP, index];
  });
  visit(root, (node) => {
    if ('children' in node) joinTexts(node.children);
  });
  visit(root, 'paragraph', (node, index, parent) => {
    const [only, second] = node.children;
    const standsAlone = only?.type === 'inlineMath' && second === undefined && isDisplayed(only, text);
    if (standsAlone && parent && index !== undefined) parent.children[index] = toDisplayed(only);
  });
  return root;
}

/** Is the formula between `$$`, as one that stands alone is written? */
function isDisplayed({ position }: InlineMath, text: string): boolean {
  return text.startsWith('$$', position?.start.offset);
}

function toDisplayed({ value, position }: InlineMath): Math {
  const code = { className: ['language-math', 'math-display'] };
  const children = [{ type: 'text' as const, value }];
  const hChildren = [{ type: 'element' as const, tagName: 'code', properties: code, children }];
  return { type: 'math', value, data: { hName: 'pre', hChildren }, ...(position && { position }) };
}

/** What was cut at a `:` is one text again. */
function joinTexts(children: Nodes[]): void {
  for (let at = children.length - 1; at > 0; at--) {
    const [before, after] = [children[at - 1], children[at]];
    if (before?.type !== 'text' || after?.type !== 'text') continue;
    before.value += after.value;
    if (before.position && after.position) before.position = { ...before.position, end: after.position.end };
    children.splice(at, 1);
  }
}

/** Where a node begins. */
export function placeOf(file: string, node: RootContent | Root): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** The text of nodes as a reader hears it: no mark-up, code and formulas as written. */
export function plainText(nodes: readonly RootContent[]): string {
  return nodes.map(plain).join('').replace(/\s+/g, ' ').trim();
}

function plain(node: RootContent): string {
  if ('value' in node) return node.value;
  if (node.type === 'break') return ' ';
  if (!('children' in node)) return '';
  const isBlockOfBlocks = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
  const children: readonly RootContent[] = (node satisfies Parents).children;
  return children.map(plain).join(isBlockOfBlocks ? ' ' : '');
}
