/** What every page has: the header, the page of the route, the status line. */
import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { Header } from './header/header.tsx';
import { showArrival } from './routes/arrival.ts';
import { routes } from './routes/routes.ts';
import { StatusLine } from './status/status-line.tsx';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/print.css';

export function App() {
  return (
    <LocationProvider>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary>
          <Router onRouteChange={showArrival}>
            {routes.map(({ path, page }) => (
              <Route {...(path === null ? { default: true } : { path })} component={page} />
            ))}
          </Router>
        </ErrorBoundary>
      </main>
      <StatusLine />
    </LocationProvider>
  );
}
