/** Finds entries by words, also begun or misspelt ones, and cuts the text around what was found. */
import MiniSearch from 'minisearch';
import type { SearchEntry } from './search-entry.ts';

export interface Found {
  readonly entry: SearchEntry;
  /** A piece of the text, cut where words are found: every second piece is one of them. */
  readonly snippet: readonly string[];
}

const MOST = 8;
const AROUND_CHARS = 50;
const SNIPPET_CHARS = 140;

/** Gives the function that searches `entries`; the best come first. */
export function finder(entries: readonly SearchEntry[]): (query: string) => readonly Found[] {
  const index = new MiniSearch<SearchEntry & { id: number }>({
    fields: ['title', 'page', 'text'],
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 4, page: 2 },
    },
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return (query) =>
    index
      .search(query)
      .slice(0, MOST)
      .flatMap(({ id, terms }) => {
        const entry = entries[Number(id)];
        return entry ? [{ entry, snippet: snippetOf(entry.text, terms) }] : [];
      });
}

/** `terms` are words of the text, in lower case. */
function snippetOf(text: string, terms: readonly string[]): readonly string[] {
  const words = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const first = text.toLowerCase().search(new RegExp(words.join('|') || '$^'));
  const from = first > AROUND_CHARS ? text.indexOf(' ', first - AROUND_CHARS) + 1 : 0;
  const space = text.lastIndexOf(' ', from + SNIPPET_CHARS);
  const to = from + SNIPPET_CHARS < text.length && space > from ? space : from + SNIPPET_CHARS;
  const whole = `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  return words.length > 0 ? whole.split(new RegExp(`(${words.join('|')})`, 'i')) : [whole];
}
