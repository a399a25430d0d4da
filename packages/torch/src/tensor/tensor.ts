/** A strided view on a storage, plus what autograd needs to know about it. Ops live in `ops/`; this is the data. */
import type { Node } from '../autograd/node.ts';
import { arena, type Heap } from './arena.ts';
import type { DType } from './dtype.ts';
import { enlist } from './scope.ts';
import { contiguousStrides, isContiguous, numelOf, type Shape } from './shape.ts';
import { Storage } from './storage.ts';

export interface VersionCounter {
  version: number;
}

export type TensorHook = (grad: Tensor) => Tensor | null;

export class Tensor {
  shape: Shape;
  strides: Shape;
  offset: number;
  dtype: DType;
  storage: Storage;
  /** Shared by all views of a storage; `.data` gets its own. */
  counter: VersionCounter;
  /** Durable holders; see scope.ts. */
  refs = 0;
  enlisted = false;
  freed = false;

  /** True on leaves that ask for gradients; results have a gradFn instead. */
  leafRequiresGrad = false;
  gradFn: Node | null = null;
  outputNr = 0;
  grad: Tensor | null = null;
  /** The node that adds into `.grad`, while some graph uses this leaf. */
  accumulator: Node | null = null;
  hooks: TensorHook[] | null = null;
  retainsGrad = false;
  /** The tensor this one is a view of (never itself a view), if any. */
  base: Tensor | null = null;
  /** Version of the base at which `gradFn` of this view was made; in-place ops on the base make it stale. */
  viewVersion = 0;
  /** A Python number seen as a 0-d tensor: takes part in type promotion by kind only. */
  isWrappedNumber = false;

  constructor(dtype: DType, shape: Shape, strides: Shape, offset: number, storage: Storage) {
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.storage = storage;
    this.counter = storage;
    storage.hold();
    // Outside any scope the caller holds it, until `dispose`.
    if (!enlist(this)) this.refs = 1;
  }

  get rank(): number {
    return this.shape.length;
  }
  get numel(): number {
    return numelOf(this.shape);
  }
  get requiresGrad(): boolean {
    return this.leafRequiresGrad || this.gradFn !== null;
  }
  get isLeaf(): boolean {
    return this.gradFn === null;
  }
  get isContiguous(): boolean {
    return isContiguous(this.shape, this.strides);
  }
  /** The memory; take it after all allocations of a kernel call. */
  get heap(): Heap {
    return arena.heap(this.dtype);
  }
  /** Index of this tensor's first element in `heap`. */
  get start(): number {
    return this.storage.address / this.dtype.bytes + this.offset;
  }

  /** Size along a wrapped dimension; 1 for the virtual dimension of a 0-d tensor. */
  size(dim: number): number {
    return this.shape[dim] ?? 1;
  }

  retain(): void {
    this.refs++;
  }

  release(): void {
    if (--this.refs > 0 || this.enlisted) return;
    if (!enlist(this)) this.free();
  }

  setGradFn(node: Node | null, outputNr: number): void {
    node?.retain();
    const old = this.gradFn;
    this.gradFn = node;
    this.outputNr = outputNr;
    old?.release();
  }

  setGrad(grad: Tensor | null): void {
    grad?.retain();
    const old = this.grad;
    this.grad = grad;
    old?.release();
  }

  /** Gives the memory back; only scope.ts and `dispose` call it. */
  free(): void {
    if (this.freed) return;
    this.freed = true;
    this.storage.letGo();
    this.setGradFn(null, 0);
    this.setGrad(null);
    this.base?.release();
    this.base = null;
  }

  /** For TypeScript callers: lets go of a tensor made or kept outside any scope. */
  dispose(): void {
    this.release();
  }
}

/** A new tensor with undefined content. */
export function empty(shape: Shape, dtype: DType): Tensor {
  const storage = new Storage(dtype, numelOf(shape));
  return new Tensor(dtype, shape, contiguousStrides(shape), 0, storage);
}

/** Another tensor on the same storage, without gradient history; shares the version counter. */
export function alias(
  t: Tensor,
  shape: Shape = t.shape,
  strides: Shape = t.strides,
  offset = t.offset,
): Tensor {
  const out = new Tensor(t.dtype, shape, strides, offset, t.storage);
  out.counter = t.counter;
  return out;
}

/** An alias that autograd knows as a view of `t`: what view ops return. */
export function viewOf(t: Tensor, shape: Shape, strides: Shape, offset = t.offset): Tensor {
  const out = alias(t, shape, strides, offset);
  if (t.storage.isInference) return out;
  out.base = t.base ?? t;
  out.base.retain();
  return out;
}
