/** Citations in prose, `[@key]` or `[@key, where]`: they become links, so that nothing after this has to know them. */
import type { Link, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from '../diagnostics.ts';
import type { Place, Source } from '../source-text.ts';
import type { Sources } from './sources.ts';

declare module 'mdast' {
  interface LinkData {
    /** What a citation cites. */
    source?: Source;
  }
}

const OPENING = '[@';
const OPENED = /^([\w-]+)\s*(?:(,)\s*([^]*))?$/;
/** More authors than that are "et al.". */
const MOST_NAMES = 3;

/** Makes a link of what is between a citation's brackets; null where it stays as it is. `at` is the text it begins in. */
type Make = (inside: readonly PhrasingContent[] | null, at: Text) => Link | null;

/** Puts links into `root`, which was read from `text`. Citations that cannot be read or found are reported and stay. */
export function linkCitations(
  file: string,
  text: string,
  root: Root,
  sources: Sources,
  report: Report,
): void {
  const placeOf = placesIn(file, text);
  const make: Make = (inside, node) => {
    const at = placeOf(node);
    const [head, ...more] = inside ?? [];
    const [, key, comma, where = ''] = (isText(head) && OPENED.exec(head.value)) || [];
    if (!isText(head) || key === undefined || (comma === undefined && more.length > 0)) {
      report('bad-citation', at, {});
      return null;
    }
    const source = sources.cite(key, at);
    const pages = [{ ...head, value: where }, ...more].filter((one) => !isText(one) || one.value !== '');
    return source && toLink(source, pages);
  };
  visit(root, (node) => {
    if (!('children' in node)) return;
    const children: readonly { readonly type: string }[] = node.children;
    if (children.some((child) => isText(child) && child.value.includes(OPENING))) {
      node.children = linkAll(node.children as PhrasingContent[], make);
    }
  });
}

function linkAll(children: readonly PhrasingContent[], make: Make): PhrasingContent[] {
  const index = children.findIndex((child) => isText(child) && child.value.includes(OPENING));
  const node = children[index];
  if (!isText(node)) return [...children];
  const [before = '', ...rest] = node.value.split(OPENING);
  const following = [{ ...node, value: rest.join(OPENING) }, ...children.slice(index + 1)];
  const cited = cut(following);
  const link = make(cited?.inside ?? null, node);
  const [left, right] =
    link === null || cited === null
      ? [[{ ...node, value: before + OPENING }], following]
      : [[{ ...node, value: before }, link], cited.after];
  return [...children.slice(0, index), ...left, ...linkAll(right, make)];
}

/** What stands before the first `]` of a text, and what after it; null where none closes. */
function cut(nodes: readonly PhrasingContent[]) {
  const index = nodes.findIndex((node) => isText(node) && node.value.includes(']'));
  const node = nodes[index];
  if (!isText(node)) return null;
  const at = node.value.indexOf(']');
  return {
    inside: [...nodes.slice(0, index), { ...node, value: node.value.slice(0, at) }],
    after: [{ ...node, value: node.value.slice(at + 1) }, ...nodes.slice(index + 1)],
  };
}

function toLink(source: Source, where: readonly PhrasingContent[]): Link {
  const { authors, year, title, url } = source;
  const said = `${namesOf(authors, MOST_NAMES)} ${year}${where.length > 0 ? ', ' : ''}`;
  return {
    type: 'link',
    url,
    title: `${namesOf(authors, Number.POSITIVE_INFINITY)}: ${title}`,
    children: [{ type: 'text', value: said }, ...where] as Link['children'],
    data: { source },
  };
}

/** `Müller, Kornblith and Hinton`; `Szegedy et al.` where there are more than `most`. */
export function namesOf(authors: readonly string[], most: number): string {
  const [first = ''] = authors;
  if (authors.length > most) return `${first} et al.`;
  return authors.length === 1 ? first : `${authors.slice(0, -1).join(', ')} and ${authors.at(-1)}`;
}

function isText(node: { readonly type: string } | undefined): node is Text {
  return node?.type === 'text';
}

/** The place of the next citation of a text: its value is not its source, so that it is found again there. */
function placesIn(file: string, text: string) {
  const lastOf = new Map<number, number>();
  return (node: Text): Place => {
    const start = node.position?.start.offset ?? 0;
    const at = text.indexOf(OPENING, lastOf.get(start) ?? start);
    lastOf.set(start, at + OPENING.length);
    const lines = text.slice(0, Math.max(0, at)).split('\n');
    return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
}
