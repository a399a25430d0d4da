import { exec } from 'preact-iso/router';
import { type SiteRoute, routes } from './routes.ts';

/** The route of an address without query, and the pattern that the address names; empty where the route asks for none. */
export function matchRoute(path: string): { route: SiteRoute | undefined; pattern: string } {
  const route = routes.find((candidate) => candidate.path === null || exec(path, candidate.path));
  return { route, pattern: route?.path?.includes(':') ? path.split('/').slice(1, 3).join('/') : '' };
}

/** Loads the code and the content of the page at `path`, so that it can be rendered without waiting. */
export async function preloadRoute(path: string): Promise<void> {
  const { route, pattern } = matchRoute(path);
  await route?.preload(pattern);
}
