/** Renders a page to HTML at build time; `scripts/prerender.ts` calls it and writes the files. */
import { locationStub } from 'preact-iso/prerender';
import { renderToStringAsync } from 'preact-render-to-string';
import { App } from './app.tsx';
import { patterns } from './content/content.ts';
import type { Resource } from './content/resource.ts';
import { type Head, currentHead } from './head/head.ts';
import { matchRoute } from './routes/preload-route.ts';
import { routes } from './routes/routes.ts';

/** Every address that the site has; the page for what is not found is at `/404`. */
export function addresses(): string[] {
  return routes.flatMap(({ path, content }) => {
    if (path === null) return ['/404'];
    if (!path.includes(':')) return [path];
    // A pattern need not have every mode.
    const having = [...patterns.keys()].filter((pattern) => !content(pattern).includes(undefined));
    return having.map((pattern) => path.replace(':track/:pattern', pattern));
  });
}

export interface RenderedPage {
  readonly html: string;
  readonly head: Head;
  /** Scripts that the browser will need at once, as the build's manifest names them. */
  readonly files: readonly string[];
  /** What it reads at once. */
  readonly content: readonly PageContent[];
}

export interface PageContent {
  readonly url: string;
  readonly json: string;
}

export async function renderPage(address: string): Promise<RenderedPage> {
  locationStub(address);
  const html = await renderToStringAsync(<App />);
  const { route, pattern } = matchRoute(address);
  const content = route?.content(pattern) ?? [];
  return {
    html,
    head: currentHead(),
    files: route ? [route.file.replace('./', 'src/routes/')] : [],
    content: await Promise.all(content.flatMap((each) => (each ? [contentOf(each)] : []))),
  };
}

async function contentOf(content: Resource<unknown>): Promise<PageContent> {
  return { url: content.url, json: JSON.stringify(await content.load()) };
}
