import { signal } from '@preact/signals';

/** Cards to review today, of all patterns. Null until the scheduler has been fetched, which is when there may be any. */
export const dueToday = signal<number | null>(null);
