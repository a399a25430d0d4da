/**
 * What Python holds: small integers for tensors and graph nodes. Two arrays are shared with Python's memory: `ints`
 * carries dropped handles from Python (count first) and results to it, `floats` carries float results.
 */
import type { Node } from '../autograd/node.ts';
import type { Tensor } from '../tensor/tensor.ts';

/** A Python buffer as Pyodide hands it over: `data` loses its length when Python's memory grows. */
export interface PythonBuffer<T> {
  readonly data: T;
  release(): void;
}
export interface PythonArray<T> {
  copy(): PythonArray<T>;
  getBuffer(type: string): PythonBuffer<T>;
}

class SharedArray<T extends { readonly length: number }> {
  private source: PythonArray<T> | null = null;
  private buffer: PythonBuffer<T> | null = null;
  private readonly type: string;

  constructor(type: string) {
    this.type = type;
  }

  attach(array: PythonArray<T>): void {
    this.source = array.copy();
    this.buffer = null;
  }

  get data(): T {
    if (!this.buffer || this.buffer.data.length === 0) {
      this.buffer?.release();
      if (!this.source) throw new Error('torch is not imported');
      this.buffer = this.source.getBuffer(this.type);
    }
    return this.buffer.data;
  }
}

export const ints = new SharedArray<Int32Array>('i32');
export const floats = new SharedArray<Float64Array>('f64');
/** Where results begin in `ints`; before it is the list of dropped handles. */
export const RESULTS_AT = 2048;

/** Index 0 stays unused: 0 means None, or "the first argument itself" as a result. */
const tensors: (Tensor | null)[] = [null];
const freeHandles: number[] = [];

export function handleOf(t: Tensor): number {
  t.retain();
  const handle = freeHandles.pop();
  if (handle === undefined) return tensors.push(t) - 1;
  tensors[handle] = t;
  return handle;
}

export function tensorOf(handle: number): Tensor {
  const t = tensors[handle];
  if (!t) throw new Error(`no tensor ${handle}`);
  return t;
}

/** Another handle of the same tensor, or 0. */
export function knownHandle(handle: number): number {
  const t = tensorOf(handle);
  return Math.max(
    0,
    tensors.findIndex((other, i) => other === t && i !== handle),
  );
}

function drop(handle: number): void {
  const t = tensors[handle];
  if (!t) return;
  tensors[handle] = null;
  freeHandles.push(handle);
  t.release();
}

/** Frees what Python let go of since the last call. */
export function dropReleased(): void {
  const data = ints.data;
  const count = data[0]!;
  if (count === 0) return;
  data[0] = 0;
  for (let i = 1; i <= count; i++) {
    const handle = data[i]!;
    if (handle > 0) drop(handle);
    else dropNode(-handle);
  }
}

const nodes: (Node | null)[] = [null];
const freeNodes: number[] = [];

export function nodeHandle(node: Node): number {
  node.retain();
  const handle = freeNodes.pop();
  if (handle === undefined) return nodes.push(node) - 1;
  nodes[handle] = node;
  return handle;
}

export function nodeOf(handle: number): Node {
  const node = nodes[handle];
  if (!node) throw new Error(`no node ${handle}`);
  return node;
}

function dropNode(handle: number): void {
  nodes[handle]?.release();
  nodes[handle] = null;
  freeNodes.push(handle);
}

/** How many tensors Python holds, for leak tests. */
export const heldTensors = (): number => tensors.length - 1 - freeHandles.length;
