import { switchTheme, theme } from './theme.ts';

/** A half-filled disc; names what it does, not what is. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      class="icon-button theme-switch"
      aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
      onClick={switchTheme}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
