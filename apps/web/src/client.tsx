/** Starts the page in the browser: loads what the address needs, then takes over the prerendered HTML as it is. */
import { hydrate } from 'preact';
import { App } from './app.tsx';
import { startJournal } from './journal/journal.ts';
import { preloadRoute } from './routes/preload-route.ts';
import { watchTheme } from './theme/theme.ts';

const app = document.getElementById('app');
if (app) {
  await preloadRoute(location.pathname);
  hydrate(<App />, app);
  watchTheme();
  void startJournal();
  performance.mark('interactive');
}
