/** One quiet line: ring and name, the learner's days in a row and points once there are any, light or dark. */
import { LOGO, Ring } from '../ring/ring.tsx';
import { events, keptIn } from '../journal/journal.ts';
import { later } from '../later/later.tsx';
import { Search } from '../search/search.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import './header.css';

/** Told from the log, so it is fetched once there is one. */
const Standing = later(async () => (await import('../standing/standing.tsx')).Standing);

export function Header() {
  return (
    <header class="header">
      <a class="home-link" href="/">
        <Ring done={LOGO} />
        Tenfold
      </a>
      <p class="standing">{(events.value.length > 0 || keptIn.value?.kind === 'memory') && <Standing />}</p>
      <Search />
      <ThemeSwitch />
    </header>
  );
}
