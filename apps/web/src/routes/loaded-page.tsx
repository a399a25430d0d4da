/**
 * A page whose code and content are loaded before it is drawn, in one wait: the router keeps the old page for one only, and
 * draws nothing after a second. Where they cannot be loaded, that is told, and can be tried again.
 */
import { type ComponentType, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { signal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { Resource } from '../content/resource.ts';
import { LoadFailed } from '../later/load-failed.tsx';

/** By the pattern's path, `pytorch/label-smoothing`; empty where the address names none. */
export type ContentOf = (pattern: string) => readonly (Resource<unknown> | undefined)[];

export interface LoadedPage {
  readonly page: ComponentType;
  /** Loads what the page needs for `pattern`. Rejects where the page cannot be drawn without what has failed. */
  readonly preload: (pattern: string) => Promise<void>;
}

/** `tells`: the page can be drawn without its content, and tells itself what is missing. */
export function loadedPage(
  load: () => Promise<{ default: ComponentType }>,
  content: ContentOf,
  tells: boolean,
): LoadedPage {
  let Page: ComponentType | null = null;
  const ready = new Set<string>();
  const failed = signal(false);
  const preload = async (pattern: string) => {
    const loads = content(pattern).flatMap((each) => (each ? [each.load()] : []));
    const all = tells ? Promise.allSettled(loads) : Promise.all(loads);
    const [code] = await Promise.all([load(), all]);
    Page = code.default;
    ready.add(pattern);
  };
  const tryPreload = async (pattern: string) => {
    try {
      await preload(pattern);
      failed.value = false;
    } catch {
      failed.value = true;
    }
  };
  function RoutePage() {
    const { track, pattern } = useRoute().params;
    const [, update] = useState(0);
    const path = track === undefined ? '' : `${track}/${pattern}`;
    if (Page && ready.has(path)) return h(Page, {});
    const forget = () => {
      failed.value = false;
    };
    if (failed.value) return <Failed onRetry={() => void tryPreload(path)} onLeave={forget} />;
    throw tryPreload(path).then(() => update(1));
  }
  return { page: RoutePage, preload };
}

function Failed({ onRetry, onLeave }: { onRetry: () => void; onLeave: () => void }) {
  useEffect(() => onLeave, []);
  return (
    <>
      <h1>This page did not come</h1>
      <LoadFailed what="The page" onRetry={onRetry} />
    </>
  );
}
