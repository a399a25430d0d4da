/** The search: a line to type in, and under it the places found, as links. It loads what it searches when it opens. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '../status/status-line.tsx';
import { type Found, finder } from './find.ts';
import { Keys } from './keys.tsx';
import type { SearchEntry } from './search-entry.ts';
import './search.css';

type Find = (query: string) => readonly Found[];

async function loadFinder(): Promise<Find> {
  const response = await fetch('/search.json');
  if (!response.ok) throw new Error(`/search.json: ${response.status}`);
  const entries: SearchEntry[] = await response.json();
  return finder(entries);
}

export function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [find, setFind] = useState<{ find: Find } | 'loading' | 'failed'>('loading');
  const [query, setQuery] = useState('');
  const load = () => {
    setFind('loading');
    loadFinder().then(
      (loaded) => setFind({ find: loaded }),
      () => setFind('failed'),
    );
  };
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return undefined;
    shown.showModal();
    load();
    const onKey = (event: KeyboardEvent) => moveFocus(event, shown);
    shown.addEventListener('keydown', onKey);
    return () => shown.removeEventListener('keydown', onKey);
  }, []);
  const found = typeof find === 'object' ? find.find(query) : [];
  const words = query.trim() === '' ? '' : countOf(found.length, find);
  useEffect(() => {
    if (words !== '') say(words);
  }, [words]);
  return (
    <dialog ref={dialog} class="search" aria-label="Search" closedby="any" onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          dialog.current?.querySelector<HTMLAnchorElement>('a')?.click();
        }}
      >
        <input
          type="search"
          aria-label="Search pages and questions"
          placeholder="Search pages and questions"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </form>
      {find === 'failed' ? (
        <p role="alert">
          The search could not be loaded. Is the connection up?{' '}
          <button type="button" class="button" onClick={load}>
            Try again
          </button>
        </p>
      ) : (
        <p class="label" aria-hidden="true">
          {words || 'A word or its beginning, say: gradient'}
        </p>
      )}
      {words === '' && <Keys />}
      <Places found={found} onLeave={() => dialog.current?.close()} />
    </dialog>
  );
}

function Places({ found, onLeave }: { found: readonly Found[]; onLeave: () => void }) {
  return (
    <ul>
      {found.map(({ entry, snippet }) => (
        <li key={entry.url}>
          <a href={entry.url} onClick={onLeave}>
            <span class="search-title">{entry.title}</span>
            {entry.page !== entry.title && <span class="label"> {entry.page}</span>}
            <span class="search-snippet">
              {snippet.map((piece, at) => (at % 2 === 1 ? <mark>{piece}</mark> : piece))}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function countOf(count: number, find: unknown): string {
  if (find === 'loading') return 'Loading …';
  if (count === 0) return 'Nothing found. Try one word, or its beginning.';
  return count === 1 ? '1 place found.' : `${count} places found.`;
}

/** Arrow keys go from the line to the results and along them. */
function moveFocus(event: KeyboardEvent, dialog: HTMLElement): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, a')];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
