/** One quiet line: ring and name, the learner's days in a row and points once there are any, light or dark. */
import { LOGO, Ring } from '../ring/ring.tsx';
import { Standing } from '../standing/standing.tsx';
import { ThemeSwitch } from '../theme/theme-switch.tsx';
import './header.css';

export function Header() {
  return (
    <header class="header">
      <a class="home-link" href="/">
        <Ring done={LOGO} />
        Tenfold
      </a>
      <Standing />
      <ThemeSwitch />
    </header>
  );
}
