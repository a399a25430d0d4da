/** What a cell's program is doing: state alone, so that a page can show it before what runs it has been fetched. */
import type { Outcome } from '@tenfold/runtime';

export type CellRun =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly stop: AbortController; readonly printed: string }
  | { readonly kind: 'ended'; readonly code: string; readonly outcome: Outcome }
  /** Python or a file could not be had. */
  | { readonly kind: 'unavailable' };

export const NOT_RUN: CellRun = { kind: 'idle' };
