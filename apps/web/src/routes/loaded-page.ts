/**
 * A page whose code and content are loaded before it is drawn, in one wait: the router keeps the old page for one only, and
 * draws nothing after a second.
 */
import { type ComponentType, h } from 'preact';
import { lazy, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { Resource } from '../content/resource.ts';

/** By the pattern's path, `pytorch/label-smoothing`; empty where the address names none. */
export type ContentOf = (pattern: string) => readonly (Resource<unknown> | undefined)[];

export interface LoadedPage {
  readonly page: ComponentType;
  /** Loads what the page needs for `pattern`. What of the content cannot be loaded is for the page to tell. */
  readonly preload: (pattern: string) => Promise<void>;
}

export function loadedPage(load: () => Promise<{ default: ComponentType }>, content: ContentOf): LoadedPage {
  const Page = lazy(load);
  const ready = new Set<string>();
  const preload = async (pattern: string) => {
    const all = content(pattern).flatMap((each) => (each ? [each.load()] : []));
    await Promise.all([Page.preload(), Promise.allSettled(all)]);
    ready.add(pattern);
  };
  function RoutePage() {
    const { track, pattern } = useRoute().params;
    const [, update] = useState(0);
    const path = track === undefined ? '' : `${track}/${pattern}`;
    if (ready.has(path)) return h(Page, {});
    throw preload(path).then(() => update(1));
  }
  return { page: RoutePage, preload };
}
