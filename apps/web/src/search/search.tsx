/** The header's way into the search, by click or Ctrl+K; the search itself is fetched when it is opened. */
import { useEffect, useState } from 'preact/hooks';
import { later } from '../later/later.tsx';
import { say } from '../status/status-line.tsx';

const SearchDialog = later(async () => (await import('./search-dialog.tsx')).SearchDialog);

export function Search() {
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    SearchDialog.fetch().then(
      () => setOpen(true),
      () => say('The search could not be loaded. Is the connection up?'),
    );
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label="Search"
        aria-keyshortcuts="Control+K"
        onClick={open}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path
            d="M8.5 2.75a5.75 5.75 0 1 0 0 11.5 5.75 5.75 0 0 0 0-11.5zM12.7 12.7l4.8 4.8"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
          />
        </svg>
      </button>
      {isOpen && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  );
}
