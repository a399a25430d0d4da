/** What Python's Tensor asks of the engine besides ops: facts, values, subscripts, text. Handles in, numbers out. */
import { checkCanRequireGrad, versionOf } from '../autograd/inference.ts';
import { refreshedHistory } from '../autograd/view-history.ts';
import { check } from '../errors/torch-error.ts';
import { printOptions } from '../print/options.ts';
import { toText } from '../print/print.ts';
import { getItem, setItem, type Subscript } from '../subscript/subscript.ts';
import { defaults, fromValues, valueOf, valuesOf, wholeValuesOf } from '../tensor/create.ts';
import { noticeComplex, partsOf } from '../tensor/complex.ts';
import { dtypeOfCode, isDifferentiable } from '../tensor/dtype.ts';
import { isInFormat } from '../tensor/memory-format.ts';
import { storeWide } from '../tensor/wide.ts';
import { alias, type Tensor } from '../tensor/tensor.ts';
import type { WireValue } from './entry.ts';
import { guarded } from './guard.ts';
import {
  floats,
  handleOf,
  heldTensors,
  ints,
  knownHandle,
  nodeHandle,
  type PythonArray,
  RESULTS_AT,
  tensorOf,
} from './handles.ts';

function storeInts(values: readonly number[]): number {
  const data = ints.data;
  for (let i = 0; i < values.length; i++) data[RESULTS_AT + i] = values[i]!;
  return values.length;
}

const KINDS = { int: 0, float: 1, bool: 2, complex: 3 } as const;

/** The one value of a tensor goes to `floats[0]`; gives its kind: 0 int, 1 float, 2 bool, 3 complex (and floats[1]). */
function item(handle: number): number {
  return guarded(() => {
    const t = tensorOf(handle);
    check(t.numel === 1, () => `a Tensor with ${t.numel} elements cannot be converted to Scalar`);
    if (t.dtype.category === 'complex') floats.data.set(valuesOf(partsOf(t)));
    else floats.data[0] = valueOf(t);
    return KINDS[t.dtype.category];
  }, -1);
}

/** Reads flat subscripts: 0 v (int), 1 start stop step, 2 (None), 3 (...), 4 handle, 5 v (bool). */
function subscripts(values: readonly WireValue[]): Subscript[] {
  const out: Subscript[] = [];
  const orNull = (v: WireValue): number | null => (v === undefined ? null : Number(v));
  for (let i = 0; i < values.length; ) {
    const tag = values[i++];
    if (tag === 0) out.push({ kind: 'int', value: Number(values[i++]) });
    else if (tag === 1) {
      const [start, stop, step] = [orNull(values[i]), orNull(values[i + 1]), orNull(values[i + 2])];
      out.push({ kind: 'slice', start, stop, step });
      i += 3;
    } else if (tag === 2) out.push({ kind: 'none' });
    else if (tag === 3) out.push({ kind: 'ellipsis' });
    else if (tag === 4) out.push({ kind: 'tensor', value: tensorOf(values[i++] as number) });
    else out.push({ kind: 'bool', value: Boolean(values[i++]) });
  }
  return out;
}

function fromFlat(code: number, rank: number, values: readonly number[]): number {
  return guarded(
    () => handleOf(fromValues(values.slice(rank), values.slice(0, rank), noticeComplex(dtypeOfCode(code)))),
    -1,
  );
}

function fromBuffer(code: number, array: PythonArray<Float64Array>, shape: readonly number[]): number {
  return guarded(() => {
    const buffer = array.getBuffer('f64');
    try {
      return handleOf(fromValues(buffer.data, shape, noticeComplex(dtypeOfCode(code))));
    } finally {
      buffer.release();
    }
  }, -1);
}

function setRequiresGrad(handle: number, value: boolean, which: string): number {
  return guarded(() => {
    const t = tensorOf(handle);
    check(t.isLeaf, () =>
      value
        ? 'you can only change requires_grad flags of leaf variables.'
        : "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
    check(!value || isDifferentiable(t.dtype), () => `${which} can require gradients`);
    if (value) checkCanRequireGrad(t);
    t.leafRequiresGrad = value;
    return 0;
  }, -1);
}

/** `.data`: same memory, no history, its own version counter. */
function dataOf(handle: number): number {
  return guarded(() => {
    const t = alias(tensorOf(handle));
    t.counter = { version: 0 };
    return handleOf(t);
  }, -1);
}

/** `x.data = y`: takes over the other's memory. */
function setData(handle: number, other: number): number {
  return guarded(() => {
    const [t, source] = [tensorOf(handle), tensorOf(other)];
    check(
      t.dtype === source.dtype,
      () =>
        'Attempted to call `variable.set_data(tensor)`, but `variable` and `tensor` have incompatible tensor type.',
    );
    takeOver(t, source);
    return 0;
  }, -1);
}

export function takeOver(t: Tensor, source: Tensor): void {
  source.storage.hold();
  t.storage.letGo();
  t.storage = source.storage;
  t.shape = source.shape;
  t.strides = source.strides;
  t.offset = source.offset;
}

/** A parameter takes on another tensor's data and dtype (Module.to), staying the same leaf. */
function become(t: Tensor, source: Tensor): void {
  takeOver(t, source);
  t.dtype = source.dtype;
  t.counter = source.storage;
}

export const tensorCalls = {
  item,
  fromFlat: (code: number, rank: number, ...values: number[]) => fromFlat(code, rank, values),
  fromBuffer: (code: number, array: PythonArray<Float64Array>, ...shape: number[]) =>
    fromBuffer(code, array, shape),
  /** Row-major values as a Float64Array, which Python sees as a buffer; of complex numbers the parts by turns. */
  values: (handle: number) =>
    guarded(() => {
      const t = tensorOf(handle);
      return valuesOf(t.dtype.category === 'complex' ? partsOf(t) : t);
    }, new Float64Array(0)),
  /** Of int64, in decimal, separated by commas: for what doubles don't hold. */
  exactValues: (handle: number) => guarded(() => wholeValuesOf(tensorOf(handle)).join(), ''),
  setExact: (handle: number, at: number, text: string) =>
    storeWide(tensorOf(handle).start + at, BigInt(text)),
  shape: (handle: number) => storeInts(tensorOf(handle).shape),
  strides: (handle: number) => storeInts(tensorOf(handle).strides),
  rank: (handle: number) => tensorOf(handle).rank,
  numel: (handle: number) => tensorOf(handle).numel,
  offset: (handle: number) => tensorOf(handle).offset,
  address: (handle: number) => tensorOf(handle).start * tensorOf(handle).dtype.bytes,
  storageAddress: (handle: number) => tensorOf(handle).storage.address,
  storageLength: (handle: number) => tensorOf(handle).storage.length,
  dtype: (handle: number) => tensorOf(handle).dtype.code,
  version: (handle: number) => guarded(() => versionOf(tensorOf(handle)), -1),
  isInference: (handle: number) => tensorOf(handle).storage.isInference,
  isContiguous: (handle: number, format: number) => isInFormat(format, tensorOf(handle)),
  isLeaf: (handle: number) => tensorOf(handle).isLeaf,
  requiresGrad: (handle: number) => tensorOf(handle).requiresGrad,
  setRequiresGrad,
  retainsGrad: (handle: number) => tensorOf(handle).retainsGrad,
  isView: (handle: number) => tensorOf(handle).base !== null,
  /** Another handle of the same tensor, or 0. */
  knownHandle,
  base: (handle: number) => {
    const { base } = tensorOf(handle);
    return base ? handleOf(base) : 0;
  },
  gradFn: (handle: number) => {
    const node = refreshedHistory(tensorOf(handle));
    return node ? nodeHandle(node) : 0;
  },
  outputNr: (handle: number) => tensorOf(handle).outputNr,
  dataOf,
  setData,
  /** Another handle for the same tensor: how a subclass takes one over. */
  sameTensor: (handle: number) => guarded(() => handleOf(tensorOf(handle)), -1),
  become: (handle: number, other: number) =>
    guarded(() => {
      become(tensorOf(handle), tensorOf(other));
      return 0;
    }, -1),
  getItem: (handle: number, ...values: WireValue[]) =>
    guarded(() => handleOf(getItem(tensorOf(handle), subscripts(values))), -1),
  setItem: (handle: number, value: number, ...values: WireValue[]) =>
    guarded(() => {
      setItem(tensorOf(handle), subscripts(values), tensorOf(value));
      return 0;
    }, -1),
  text: (handle: number) => guarded(() => toText(tensorOf(handle)), ''),
  setPrintOptions: (
    precision: number,
    threshold: number,
    edgeitems: number,
    linewidth: number,
    sci: number,
  ) => {
    Object.assign(printOptions, {
      precision,
      threshold,
      edgeitems,
      linewidth,
      sciMode: sci < 0 ? null : sci === 1,
    });
  },
  setDefaultDtype: (code: number) => {
    defaults.dtype = dtypeOfCode(code);
  },
  heldTensors,
};
