/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance. Ids made one after another in one page sort in
 * that order, also within a millisecond: the 12 bits after the time count on (RFC 9562, method 1 of section 6.2).
 */
let lastMs = 0;
let count = 0;

/** `nowMs`: milliseconds since the epoch; a clock that goes back is taken to stand still. */
export function uuidv7(nowMs: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  if (nowMs > lastMs) {
    lastMs = nowMs;
    count = ((bytes[6] ?? 0) << 3) | ((bytes[7] ?? 0) >> 5);
  } else if (++count > 0xfff) {
    lastMs += 1;
    count = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const order = (0x7000 | count).toString(16);
  const chance = (index: number) => (bytes[index] ?? 0).toString(16).padStart(2, '0');
  const variant = ((0x80 | ((bytes[8] ?? 0) & 0x3f)) << 8) | (bytes[9] ?? 0);
  const rest = Array.from({ length: 6 }, (_, index) => chance(10 + index)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${order}-${variant.toString(16)}-${rest}`;
}
