/**
 * The compiled patterns (`tenfold compile` puts them in `content/`), each file fetched when a page needs it. Practice comes
 * in two parts: what is shown first, and the whole with every variant and the sealed answers, fetched once the page works.
 */
import type {
  PageMode,
  PublicPage,
  PublicPattern,
  PublicPractice,
  PublicQuestion,
} from '@tenfold/pattern/public';
import { type Resource, resource } from './resource.ts';

/** What the build makes of a file (`scripts/content-files.ts`): its address, and where pages are prerendered its content too. */
export type ContentFile<T> = string | { readonly url: string; readonly content: T };
type Files<T> = Record<string, ContentFile<T>>;

const patternFiles: Files<PublicPattern> = import.meta.glob<ContentFile<PublicPattern>>(
  '/content/*/*/pattern.json',
  { query: '?content', import: 'default', eager: true },
);
const shownFiles: Files<PublicPractice> = import.meta.glob<ContentFile<PublicPractice>>(
  '/content/*/*/practice.json',
  { query: '?content&part=shown', import: 'default', eager: true },
);
const wholeFiles: Files<PublicPractice> = import.meta.glob<ContentFile<PublicPractice>>(
  '/content/*/*/practice.json',
  { query: '?content', import: 'default', eager: true },
);
const pageFiles: Files<PublicPage> = import.meta.glob<ContentFile<PublicPage>>(
  '/content/*/*/{why,learn,deep-dive,metrics}.json',
  { query: '?content', import: 'default', eager: true },
);
const questionFolders = import.meta.glob<string>('/content/*/*/pattern.json', {
  query: '?questions',
  import: 'folder',
  eager: true,
});

/** Resources by path, `pytorch/label-smoothing`. */
export function resources<T>(files: Files<T>): ReadonlyMap<string, Resource<T>> {
  return new Map(
    Object.entries(files).map(([file, found]) => [file.split('/').slice(2, 4).join('/'), toResource(found)]),
  );
}

function toResource<T>(file: ContentFile<T>): Resource<T> {
  return typeof file === 'string'
    ? resource(file, () => fetchJson<T>(file))
    : resource(file.url, async () => file.content);
}

export const patterns = resources(patternFiles);
/** First variants only, nothing sealed. */
export const shownPractice = resources(shownFiles);
export const wholePractice = resources(wholeFiles);

const pages = new Map(Object.entries(pageFiles).map(([file, found]) => [file, toResource(found)]));

/** The page of a mode in which things are shown; undefined where the pattern has none. `path` is the pattern's. */
export function pageOf(path: string, mode: PageMode): Resource<PublicPage> | undefined {
  return pages.get(`/content/${path}/${mode}.json`);
}

const questions = new Map<string, Resource<PublicQuestion>>();

/** One question of any mode, whole. `path` is the pattern's, `pytorch/label-smoothing`. */
export function questionOf(path: string, id: string): Resource<PublicQuestion> {
  const url = `${questionFolders[`/content/${path}/pattern.json`]}/${id}.json`;
  const known = questions.get(url) ?? resource(url, () => fetchJson<PublicQuestion>(url));
  questions.set(url, known);
  return known;
}

/** What the prerenderer put into the page is not fetched. */
async function fetchJson<T>(url: string): Promise<T> {
  const inside = document.getElementById(url)?.textContent;
  if (inside) return JSON.parse(inside);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
