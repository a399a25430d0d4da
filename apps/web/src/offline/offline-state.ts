/** What of the site is kept on this device, and whether a newer version of it is there. */
import { signal } from '@preact/signals';

export type OfflineState =
  | { readonly kind: 'unknown' }
  /** The browser keeps nothing: it is too old, its window is private, or the address is not a secure one. */
  | { readonly kind: 'unsupported' }
  /** The device asks to save data: nothing is fetched in advance unless the learner wants it. */
  | { readonly kind: 'saving-data' }
  | {
      readonly kind: 'keeping';
      readonly what: 'pages' | 'python';
      /** Uncompressed. */
      readonly keptBytes: number;
      /** 0 until it is known. */
      readonly totalBytes: number;
    }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly why: 'full' | 'network' | 'damaged'; readonly detail: string };

export const offline = signal<OfflineState>({ kind: 'unknown' });

/** `waiting`: the new version is kept and can be used. `elsewhere`: another tab uses it already. */
export type NewVersion = 'none' | 'waiting' | 'elsewhere';

export const newVersion = signal<NewVersion>('none');
