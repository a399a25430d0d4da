/**
 * A snapshot of Python's memory without its empty blocks, which are half of it: so much less to keep, read and check.
 * Packed it is a list of 32-bit numbers (bytes of the memory, number of stretches, then start and length of each) and then
 * what the stretches hold.
 */

const BLOCK_BYTES = 65_536;
const NUMBER_BYTES = 4;
/** No memory is as large; what claims to be was not packed here. */
const MOST_BYTES = 2 ** 30;

interface Stretch {
  readonly at: number;
  readonly bytes: number;
}

export function packMemory(memory: ArrayBuffer): ArrayBuffer {
  const stretches = filledStretches(memory);
  const numbers = [memory.byteLength, stretches.length, ...stretches.flatMap(({ at, bytes }) => [at, bytes])];
  const length = stretches.reduce((sum, { bytes }) => sum + bytes, numbers.length * NUMBER_BYTES);
  const packed = new Uint8Array(length);
  new Uint32Array(packed.buffer, 0, numbers.length).set(numbers);
  let to = numbers.length * NUMBER_BYTES;
  for (const { at, bytes } of stretches) {
    packed.set(new Uint8Array(memory, at, bytes), to);
    to += bytes;
  }
  return packed.buffer;
}

/** The memory as it was packed. Throws where `packed` is not what `packMemory` gives. */
export function unpackMemory(packed: ArrayBuffer): ArrayBuffer {
  const [total = 0, count = 0] = new Uint32Array(packed, 0, 2);
  if (total > MOST_BYTES) throw new Error('this is not a packed memory');
  const numbers = new Uint32Array(packed, 2 * NUMBER_BYTES, 2 * count);
  const memory = new Uint8Array(total);
  let from = (2 + 2 * count) * NUMBER_BYTES;
  for (let i = 0; i < count; i++) {
    const [at = 0, bytes = 0] = numbers.subarray(2 * i, 2 * i + 2);
    memory.set(new Uint8Array(packed, from, bytes), at);
    from += bytes;
  }
  return memory.buffer;
}

function filledStretches(memory: ArrayBuffer): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < memory.byteLength; at += BLOCK_BYTES) {
    const bytes = Math.min(BLOCK_BYTES, memory.byteLength - at);
    if (isEmpty(memory, at, bytes)) continue;
    const last = stretches.at(-1);
    if (last && last.at + last.bytes === at)
      stretches[stretches.length - 1] = { at: last.at, bytes: last.bytes + bytes };
    else stretches.push({ at, bytes });
  }
  return stretches;
}

function isEmpty(memory: ArrayBuffer, at: number, bytes: number): boolean {
  return (
    bytes % NUMBER_BYTES === 0 &&
    new Uint32Array(memory, at, bytes / NUMBER_BYTES).every((word) => word === 0)
  );
}
