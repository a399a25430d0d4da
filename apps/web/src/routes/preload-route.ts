import { exec } from 'preact-iso/router';
import { type SiteRoute, routes } from './routes.ts';

/** The route of an address without query, and the pattern that the address names. */
export function matchRoute(path: string): { route: SiteRoute | undefined; pattern: string } {
  return {
    route: routes.find((candidate) => candidate.path === null || exec(path, candidate.path)),
    pattern: path.split('/').slice(1, 3).join('/'),
  };
}

/**
 * Loads the code and the content of the page at `path`, so that it can be rendered without waiting. What of the content cannot
 * be loaded is for the page to tell.
 */
export async function preloadRoute(path: string): Promise<void> {
  const { route, pattern } = matchRoute(path);
  const content = route?.content(pattern) ?? [];
  await Promise.all([
    route?.page.preload(),
    Promise.allSettled(content.flatMap((each) => (each ? [each.load()] : []))),
  ]);
}
