/**
 * Writes `search.json`: what the search finds, taken from the pages as they were rendered, so that it holds all that a page
 * shows at first and nothing that it hides. One entry a page and one a headed part of it.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import type { SearchEntry } from '../src/search/search-entry.ts';

interface Page {
  readonly address: string;
  readonly html: string;
}

export async function writeSearch(folder: string, pages: readonly Page[]): Promise<void> {
  const found = pages.filter(({ address }) => address !== '/404').flatMap(entriesOf);
  await writeFile(join(folder, 'search.json'), JSON.stringify(found));
}

/** Said by every part of its kind, or only seen. */
const LEFT_OUT = new Set(['button', 'nav', 'svg', 'script', 'style', 'input', 'label']);

const LEFT_OUT_CLASSES = new Set(['button', 'label', 'unseen']);
/** What stands in a line, so that its text goes on without a space. */
const INLINE = new Set(['a', 'code', 'data', 'em', 'i', 'mark', 'span', 'strong', 'sub', 'sup', 'wbr']);

/** The page's entry, then one for each heading with an address of its own. */
export function entriesOf({ address, html }: Page): SearchEntry[] {
  const entries: { url: string; title: string; page: string; parts: string[] }[] = [];
  let page = '';
  const walk = (node: Nodes, place: string | null): void => {
    if (node.type === 'text') entries.at(-1)?.parts.push(node.value);
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      if (isLeftOut(node)) return;
      const at = node.tagName === 'section' ? idOf(node) : place;
      if (/^h[1-3]$/.test(node.tagName)) {
        const title = clean(toText(node));
        if (node.tagName === 'h1') page = title;
        const id = node.tagName === 'h1' ? null : (at ?? idOf(node));
        if (node.tagName === 'h1') entries.push({ url: address, title, page, parts: [] });
        else if (id !== null) entries.push({ url: `${address}#${id}`, title, page, parts: [] });
        return;
      }
      for (const child of node.children) walk(child, at);
      if (!INLINE.has(node.tagName)) entries.at(-1)?.parts.push(' ');
    } else for (const child of node.children) walk(child, place);
  };
  const tree = fromHtml(html, { fragment: true });
  walk(mainOf(tree) ?? tree, null);
  return entries.map(({ parts, ...entry }) => ({ ...entry, text: clean(parts.join('')) }));
}

function isLeftOut({ tagName, properties }: Element): boolean {
  const classes = Array.isArray(properties['className']) ? properties['className'] : [];
  const isAside = classes.some((name) => typeof name === 'string' && LEFT_OUT_CLASSES.has(name));
  return LEFT_OUT.has(tagName) || isAside || properties['ariaHidden'] === 'true';
}

function mainOf(node: Nodes): Element | null {
  if (node.type === 'element' && node.tagName === 'main') return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = mainOf(child);
    if (found) return found;
  }
  return null;
}

function idOf({ properties }: Element): string | null {
  return typeof properties['id'] === 'string' ? properties['id'] : null;
}

function clean(text: string): string {
  return text.replace(/[\s\u200b]+/g, ' ').trim();
}
