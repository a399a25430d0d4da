/** What the service worker and the pages say to each other. */

/** The channel on which the worker speaks to every page of the site. */
export const CHANNEL = 'tenfold-offline';

export type FromServiceWorker =
  /** Of all that a version needs, uncompressed, while it is being kept. */
  | { readonly kind: 'keeping'; readonly keptBytes: number; readonly totalBytes: number }
  | { readonly kind: 'not-kept'; readonly why: 'full' | 'network' | 'damaged'; readonly detail: string };

/** To a version that waits: take over now. */
export const USE = 'use';
