/**
 * Light or dark: the system's choice unless the learner made another, which is kept on the device. `boot.js`
 * applies a kept choice before the first paint; this file changes it.
 */
import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';
const KEY = 'tenfold.theme';

const systemDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
const systemTheme = (): Theme => (systemDark?.matches ? 'dark' : 'light');

/** The theme shown, once the page is live; null while it is prerendered, where it cannot be known. */
export const theme = signal<Theme | null>(null);

export function watchTheme(): void {
  const read = () => {
    const chosen = document.documentElement.dataset.theme;
    theme.value = chosen === 'light' || chosen === 'dark' ? chosen : systemTheme();
  };
  systemDark?.addEventListener('change', read);
  read();
}

/** Shows the other theme. What equals the system's choice is not kept, so that it follows the system again. */
export function switchTheme(): void {
  const next: Theme = theme.peek() === 'dark' ? 'light' : 'dark';
  theme.value = next;
  document.documentElement.dataset.theme = next;
  try {
    if (next === systemTheme()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
}
