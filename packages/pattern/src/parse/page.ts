/** A page's file: its text in, the page or diagnostics out. */
import type { Code as CodeNode, Heading, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../diagnostics.ts';
import type { CheckedPage, PageMode, PagePart } from '../page.ts';
import type { Prose } from '../source-text.ts';
import { toCode } from './code-block.ts';
import { MODE_FIELDS } from './fields.ts';
import { frontMatterOf, parseFields } from './front-matter.ts';
import { placeOf, plainText } from './markdown.ts';
import { parseProgramWords } from './program-words.ts';
import { suggestion } from './suggest.ts';

/** Reads the page in `root`, which was read from `source`. Everything that is wrong goes to `report`. */
export function parsePage(
  file: string,
  mode: PageMode,
  source: string,
  root: Root,
  report: Report,
): CheckedPage {
  const at = { file, line: 1, column: 1 };
  const yaml = frontMatterOf(file, root, 'minutes', report);
  const { minutes = 0 } =
    yaml === null ? {} : parseFields(yaml, { ...at, line: 2 }, MODE_FIELDS, report).values;
  const [title, summary, ...body] = root.children.filter(({ type }) => type !== 'yaml');
  const isTitle = title?.type === 'heading' && title.depth === 1;
  const text = isTitle ? plainText(title.children) : '';
  if (!isTitle) report('missing-heading', title ? placeOf(file, title) : at, {});
  else if (text === '') report('empty-title', placeOf(file, title), {});
  if (isTitle && summary?.type !== 'paragraph') {
    report('empty-text', placeOf(file, title), {
      what: 'The summary',
      contents: 'one paragraph below the title',
    });
  }
  reportNested(file, root, report);
  const parts = body.map((node) => toPart(file, source, node, report)).filter((part) => part !== null);
  reportHeadings(parts, report);
  const lead: Prose = summary ? { nodes: [summary], at: placeOf(file, summary) } : { nodes: [], at };
  return { mode, at, title: text, minutes, summary: lead, parts: joinProse(parts) };
}

function toPart(file: string, source: string, node: RootContent, report: Report): PagePart | null {
  const at = placeOf(file, node);
  if (node.type === 'heading') return { kind: 'heading', heading: node, depth: node.depth === 3 ? 3 : 2, at };
  if (node.type === 'code') return toProgram(file, source, node, report);
  if (node.type === 'leafDirective' || (node.type === 'containerDirective' && node.name !== 'note')) {
    reportDirective(file, node, report);
    return null;
  }
  if (node.type !== 'containerDirective') return { kind: 'prose', prose: { nodes: [node], at } };
  if (plainText(node.children) === '')
    report('empty-text', at, { what: ':::note', contents: 'it, or remove the block' });
  return { kind: 'note', prose: { nodes: node.children, at } };
}

function reportDirective(file: string, node: RootContent & { readonly name: string }, report: Report): void {
  report('unknown-directive', placeOf(file, node), {
    name: node.name,
    suggestion: suggestion(node.name, ['note']),
  });
}

function toProgram(file: string, source: string, node: CodeNode, report: Report): PagePart | null {
  const { code } = toCode(file, node, report);
  if (node.lang !== 'python') return null;
  const words = parseProgramWords(file, source, node, report);
  if (words === null) return null;
  if (code.text.trim() === '')
    report('empty-text', placeOf(file, node), { what: 'The program', contents: 'it, or remove the block' });
  return { ...words, at: placeOf(file, node), code };
}

/** Headings, programs and notes stand at the left margin: within a list or a quote they would not be found. */
function reportNested(file: string, root: Root, report: Report): void {
  visit(root, (node, _, parent) => {
    if (parent === undefined || parent.type === 'root') return;
    if (node.type === 'leafDirective') reportDirective(file, node, report);
    if (node.type === 'code' || node.type === 'heading' || node.type === 'containerDirective') {
      const what =
        node.type === 'code' ? 'Code' : node.type === 'heading' ? 'A heading' : `\`:::${node.name}\``;
      report('nested-part', placeOf(file, node), { what });
    }
  });
}

function reportHeadings(parts: readonly PagePart[], report: Report): void {
  let hasSection = false;
  for (const part of parts) {
    if (part.kind !== 'heading') continue;
    const { depth, children }: Heading = part.heading;
    if (depth === 1 || depth > 3 || (depth === 3 && !hasSection))
      report('heading-depth', part.at, { marks: '#'.repeat(depth) });
    else if (plainText(children) === '') report('empty-title', part.at, {});
    hasSection ||= depth === 2;
  }
}

/** Prose without a break is one part. */
function joinProse(parts: readonly PagePart[]): PagePart[] {
  const joined: PagePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind !== 'prose' || last?.kind !== 'prose') joined.push(part);
    else
      joined[joined.length - 1] = {
        kind: 'prose',
        prose: { ...last.prose, nodes: [...last.prose.nodes, ...part.prose.nodes] },
      };
  }
  return joined;
}
