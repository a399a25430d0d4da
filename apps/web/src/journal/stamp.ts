import type { EventId, Stamp } from '@tenfold/practice';
import { uuidv7 } from 'uuidv7';

/** Identity and time of an event that happens now. */
export function stamp(): Stamp {
  return {
    id: uuidv7() as EventId,
    at: Date.now(),
    utcOffsetMinutes: -new Date().getTimezoneOffset(),
  };
}
