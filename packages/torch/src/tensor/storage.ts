/** The bytes behind one or more tensors. Freed when the last tensor on it is; views and detached tensors share it. */
import { gradMode } from '../autograd/grad-mode.ts';
import { arena } from './arena.ts';
import type { DType } from './dtype.ts';
import { forgetWide, hasWide } from './wide.ts';

export class Storage {
  readonly address: number;
  readonly dtype: DType;
  /** Elements. */
  readonly length: number;
  /** Bumped by every in-place op on any tensor of this storage. */
  version = 0;
  /** Made in inference mode; see autograd/inference.ts. */
  readonly isInference = gradMode.inference;
  private holders = 0;

  constructor(dtype: DType, length: number) {
    this.dtype = dtype;
    this.length = length;
    this.address = arena.allocate(length * dtype.bytes);
  }

  hold(): void {
    this.holders++;
  }

  letGo(): void {
    if (--this.holders !== 0) return;
    if (hasWide()) forgetWide(this.address, this.length * this.dtype.bytes);
    arena.release(this.address);
  }

  /** Only one tensor is on it. */
  get isUnshared(): boolean {
    return this.holders === 1;
  }

  /** Index of element 0 in `arena.heap(dtype)`. */
  get start(): number {
    return this.address / this.dtype.bytes;
  }
}
