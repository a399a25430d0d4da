/** Where a mode's page is: its track and its pattern, both to go to. */
import type { PublicPattern } from '@tenfold/pattern/public';

/** `path` is the pattern's, `pytorch/label-smoothing`. */
export function Crumbs({ path, pattern }: { path: string; pattern: PublicPattern }) {
  return (
    <nav class="crumbs label" aria-label="You are here">
      <a href="/">{pattern.track.title}</a> / <a href={`/${path}`}>{pattern.title}</a>
    </nav>
  );
}
