import type { Timing } from '@tenfold/practice';

/** `1:30` */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time for a problem of so many seconds: `1:30`, `3:00`, `no clock`. */
export function timeText(seconds: number, timing: Timing): string {
  return timing === 'off' ? 'no clock' : clockText(seconds * (timing === 'doubled' ? 2000 : 1000));
}
