import type { PageMode } from '@tenfold/pattern/public';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { pageOf, patterns } from './content.ts';

const MODES: readonly PageMode[] = ['why', 'learn', 'deep-dive', 'metrics'];

/**
 * The page that the address names, with its pattern; null when there is none, `failed` when it could not be fetched. Suspends
 * until that is known.
 */
export function usePageOfRoute() {
  const { path: address, params } = useRoute();
  const [, update] = useState(0);
  const path = `${params.track}/${params.pattern}`;
  const mode = MODES.find((each) => address.replace(/\/$/, '').endsWith(`/${each}`));
  const [about, shown] = [patterns.get(path), mode && pageOf(path, mode)];
  if (!about || !shown) return null;
  const [pattern, page] = [about.readOrNull(), shown.readOrNull()];
  if (pattern !== null && page !== null) return { kind: 'loaded' as const, path, pattern, page };
  const retry = async () => {
    await Promise.allSettled([about.load(), shown.load()]);
    update((count) => count + 1);
  };
  return { kind: 'failed' as const, path, retry };
}
