/** Starts the page in the browser: loads what the address needs, then takes over the prerendered HTML as it is. */
import { hydrate, render } from 'preact';
import { App } from './app.tsx';
import { startJournal } from './journal/journal.ts';
import { LoadFailed } from './later/load-failed.tsx';
import { preloadRoute } from './routes/preload-route.ts';
import { watchTheme } from './theme/theme.ts';

const app = document.getElementById('app');
if (app) await start(app);

async function start(root: HTMLElement): Promise<void> {
  try {
    await preloadRoute(location.pathname);
  } catch {
    return offerRetry(root);
  }
  hydrate(<App />, root);
  watchTheme();
  void startJournal();
  performance.mark('interactive');
  // What cannot be fetched now is tried again on the next visit.
  const keep = () => import('./offline/start-offline.ts').then(({ startOffline }) => startOffline());
  setTimeout(() => keep().catch(() => undefined), 2000);
}

/** The page can be read, but does nothing yet: that is told above it. */
function offerRetry(root: HTMLElement): void {
  document.documentElement.classList.remove('resuming');
  const notice = document.createElement('div');
  root.querySelector('main')?.prepend(notice);
  const retry = () => {
    render(null, notice);
    notice.remove();
    void start(root);
  };
  render(<LoadFailed what="What makes this page work" onRetry={retry} />, notice);
}
