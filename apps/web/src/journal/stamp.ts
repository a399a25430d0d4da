import type { EventId, Stamp } from '@tenfold/practice';
import { uuidv7 } from './uuidv7.ts';

/** Identity and time of an event that happens now. */
export function stamp(): Stamp {
  const at = Date.now();
  return { id: uuidv7(at) as EventId, at, utcOffsetMinutes: -new Date(at).getTimezoneOffset() };
}
