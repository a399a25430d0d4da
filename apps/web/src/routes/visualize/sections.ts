/** The parts of a page by section. */
import type { PublicPart } from '@tenfold/pattern/public';

export interface Section {
  readonly id: string;
  readonly html: string;
  readonly parts: readonly PublicPart[];
}

/** What stands below each heading of `depth`; what comes before the first belongs to none. */
export function sectionsOf(parts: readonly PublicPart[], depth: 2 | 3): Section[] {
  const starts = parts.flatMap((part, i) => (part.kind === 'heading' && part.depth === depth ? [i] : []));
  return starts.flatMap((start, n) => {
    const heading = parts[start];
    if (heading?.kind !== 'heading') return [];
    return [{ id: heading.id, html: heading.html, parts: parts.slice(start + 1, starts[n + 1]) }];
  });
}

/** The prose of `parts` up to their first heading. */
export function proseOf(parts: readonly PublicPart[]): string {
  const end = parts.findIndex(({ kind }) => kind === 'heading');
  return parts
    .slice(0, end < 0 ? undefined : end)
    .map((part) => (part.kind === 'prose' || part.kind === 'note' ? part.html : ''))
    .join('');
}
