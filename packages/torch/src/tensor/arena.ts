/**
 * The memory all tensors live in: one WebAssembly.Memory, so that WASM kernels work on the same bytes in place.
 * Blocks come in size classes (four per power of two, so at most 25 % is wasted) with a free list each;
 * nothing is coalesced. Typed-array views are made anew when the memory grows: read them after allocating.
 */
import { TorchError } from '../errors/torch-error.ts';
import type { DType, HeapName } from './dtype.ts';

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly: { Memory: new (limits: { initial: number; maximum: number }) => WasmMemory };

export type Heap = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array | Uint8Array;

const PAGE = 65536;
const MAX_PAGES = 32768;

const memory: WasmMemory = new WebAssembly.Memory({ initial: 64, maximum: MAX_PAGES });
let heaps = viewsOf(memory.buffer);
let top = 64;
const free: number[][] = [];
let liveBytes = 0;
let liveBlocks = 0;

function viewsOf(buffer: ArrayBuffer): Record<HeapName, Heap> {
  return {
    f64: new Float64Array(buffer),
    f32: new Float32Array(buffer),
    i32: new Int32Array(buffer),
    i16: new Int16Array(buffer),
    i8: new Int8Array(buffer),
    u8: new Uint8Array(buffer),
    // Their parts have heaps: an op that comes here was not written for complex numbers.
    get pairs32() {
      return refusePairs();
    },
    get pairs64() {
      return refusePairs();
    },
  };
}

function refusePairs(): never {
  throw new TorchError('NotImplementedError', 'Tenfold does not run this operation on complex tensors');
}

/** Index of the smallest class that holds `bytes`: 16, 20→24.. in quarter steps of a power of two, multiples of 16. */
function classOf(bytes: number): number {
  const units = Math.max(1, Math.ceil(bytes / 16));
  if (units <= 4) return units - 1;
  const exponent = 31 - Math.clz32(units - 1);
  const step = 2 ** (exponent - 2);
  return 4 + (exponent - 2) * 4 + Math.ceil((units - 2 ** exponent) / step) - 1;
}

function bytesOf(sizeClass: number): number {
  if (sizeClass < 4) return (sizeClass + 1) * 16;
  const exponent = ((sizeClass - 4) >> 2) + 2;
  return (2 ** exponent + (((sizeClass - 4) & 3) + 1) * 2 ** (exponent - 2)) * 16;
}

function bump(bytes: number): number {
  const at = top;
  const end = top + bytes;
  if (end > memory.buffer.byteLength) {
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE);
    const have = memory.buffer.byteLength / PAGE;
    const wanted = Math.min(Math.max(missing, have >> 2), MAX_PAGES - have);
    if (wanted < missing) throw outOfMemory(bytes);
    try {
      memory.grow(wanted);
    } catch {
      throw outOfMemory(bytes);
    }
    heaps = viewsOf(memory.buffer);
  }
  top = end;
  return at;
}

function outOfMemory(bytes: number): TorchError {
  return new TorchError(
    'RuntimeError',
    `[enforce fail at alloc_cpu.cpp:126] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate ${bytes} bytes. Error code 12 (Cannot allocate memory)`,
  );
}

export const arena = {
  /** Address of a block of at least `bytes` bytes, aligned to 16; its content is what was there before. */
  allocate(bytes: number): number {
    if (bytes >= MAX_PAGES * PAGE) throw outOfMemory(bytes);
    const sizeClass = classOf(bytes);
    liveBytes += bytesOf(sizeClass);
    liveBlocks++;
    for (let c = sizeClass; c < sizeClass + 2; c++) {
      const address = free[c]?.pop();
      if (address !== undefined) {
        if (c !== sizeClass) liveBytes += bytesOf(c) - bytesOf(sizeClass);
        blockClass.set(address, c);
        return address;
      }
    }
    const address = bump(bytesOf(sizeClass));
    blockClass.set(address, sizeClass);
    return address;
  },
  release(address: number): void {
    const sizeClass = blockClass.get(address);
    if (sizeClass === undefined) throw new Error('released twice');
    blockClass.delete(address);
    liveBytes -= bytesOf(sizeClass);
    liveBlocks--;
    (free[sizeClass] ??= []).push(address);
  },
  /** The whole memory as an array of this dtype's elements. */
  heap(dtype: DType): Heap {
    return heaps[dtype.heap];
  },
  /** For tests and for WASM kernels. */
  memory,
  usage: () => ({ liveBytes, liveBlocks, reservedBytes: memory.buffer.byteLength }),
};
const blockClass = new Map<number, number>();
