/**
 * Bounds what WebAssembly may take in this worker: Python's memory and the tensors' together. A memory that may not
 * grow is Python's `MemoryError`, and PyTorch's allocator error in the engine.
 */

let capBytes = 2 ** 30;
const grown = new Set<WebAssembly.Memory>();

/** From now on all memories together may grow to this size; one that is larger already stays as it is. */
export function setMemoryCap(megabytes: number): void {
  capBytes = megabytes * 2 ** 20;
}

/** Bytes held by the memories that have grown. */
export function heldBytes(): number {
  let bytes = 0;
  for (const memory of grown) bytes += memory.buffer.byteLength;
  return bytes;
}

/** Call before anything creates a memory. */
export function installMemoryCap(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function capped(this: WebAssembly.Memory, pages: number): number {
    grown.add(this);
    if (heldBytes() + pages * 65536 > capBytes) throw new RangeError('memory cap reached');
    return grow.call(this, pages);
  };
}
