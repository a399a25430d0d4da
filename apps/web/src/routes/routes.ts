/**
 * Every page of the site. A route is one folder and one line here: its path (null for what nothing else matches),
 * the file of its page, and the content that the page reads.
 */
import type { Mode, PageMode } from '@tenfold/pattern/public';
import type { ComponentType } from 'preact';
import { experimentLists, experimentPages } from './experiment/experiment-content.ts';
import { visualizePages } from './visualize/visualize-content.ts';
import { pageOf, patterns, shownPractice } from '../content/content.ts';
import { type ContentOf, type LoadedPage, loadedPage } from './loaded-page.tsx';

export interface SiteRoute extends LoadedPage {
  readonly path: string | null;
  readonly file: string;
  readonly content: ContentOf;
}

const files = import.meta.glob<{ default: ComponentType }>('./*/*-page.tsx');

/** `tells`: the page tells itself what content is missing. */
function route(path: string | null, file: string, content: ContentOf = () => [], tells = false): SiteRoute {
  const load = files[file];
  if (!load) throw new Error(`There is no page ${file}.`);
  return { path, file, content, ...loadedPage(load, content, tells) };
}

/** Is there a page for this mode of a pattern? What has none is not offered. */
export function hasPage(mode: Mode): boolean {
  return routes.some(({ path }) => path === `/:track/:pattern/${mode}`);
}

/** A mode in which things are shown rather than asked. */
function shown(mode: PageMode): SiteRoute {
  const content: ContentOf = (id) => [patterns.get(id), pageOf(id, mode)];
  return route(`/:track/:pattern/${mode}`, './page/page-page.tsx', content, true);
}

export const routes: readonly SiteRoute[] = [
  route('/', './home/home-page.tsx', () => [...patterns.values(), ...shownPractice.values()]),
  route('/:track/:pattern', './pattern/pattern-page.tsx', (id) => [patterns.get(id), shownPractice.get(id)]),
  route('/:track/:pattern/practice', './practice/practice-page.tsx', (id) => [
    patterns.get(id),
    shownPractice.get(id),
  ]),
  route('/:track/:pattern/visualize', './visualize/visualize-page.tsx', (id) => [
    patterns.get(id),
    visualizePages.get(id),
  ]),
  route(
    '/:track/:pattern/experiment',
    './experiment/experiment-page.tsx',
    (id) => [patterns.get(id), experimentPages.get(id), experimentLists.get(id)],
    true,
  ),
  shown('why'),
  shown('learn'),
  shown('deep-dive'),
  shown('metrics'),
  route('/:track/:pattern/test', './test/test-page.tsx', (id) => [patterns.get(id)]),
  route('/:track/:pattern/challenge', './challenge/challenge-page.tsx', (id) => [patterns.get(id)]),
  route('/:track/:pattern/review', './review/review-page.tsx', (id) => [patterns.get(id)]),
  route('/data', './data/data-page.tsx'),
  route(null, './not-found/not-found-page.tsx'),
];
