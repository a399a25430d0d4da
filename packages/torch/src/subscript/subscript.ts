/** Python's `x[...]` and `x[...] = v`: integers, slices, None, ellipsis, booleans, masks and index tensors. */
import { checkInplace } from '../dispatch/inplace.ts';
import { check, TorchError } from '../errors/torch-error.ts';
import { torch } from '../ops/torch.ts';
import { full, valueOf } from '../tensor/create.ts';
import { bool, int64 } from '../tensor/dtype.ts';
import { shapeText } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';

export type Subscript =
  | { readonly kind: 'int'; readonly value: number }
  | {
      readonly kind: 'slice';
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'tensor'; readonly value: Tensor };

interface Sliced {
  readonly view: Tensor;
  /** Index tensors for the view's dimensions, null where a dimension stays whole; trailing ones left out. */
  readonly indices: (Tensor | null)[];
}

/** `self[items]`. A view unless tensors are among the items. */
export function getItem(self: Tensor, items: readonly Subscript[]): Tensor {
  const { view, indices } = applySlicing(self, items);
  if (indices.length > 0) return torch.index(view, indices);
  return view === self ? torch.alias(self) : view;
}

/** `self[items] = value`. */
export function setItem(self: Tensor, items: readonly Subscript[], value: Tensor): void {
  const { view, indices } = applySlicing(self, items);
  if (indices.length === 0) {
    torch.copy_(view, torch.expand(trimLeadingOnes(value, view), view.shape));
    return;
  }
  checkInplace(self);
  torch.indexPut_(view, indices, torch.toDtypeIfNeeded(value, view.dtype));
}

/** Leading dimensions of size 1 that the target doesn't have are dropped, as in NumPy. */
function trimLeadingOnes(value: Tensor, view: Tensor): Tensor {
  let drop = 0;
  while (value.rank - drop > view.rank && value.shape[drop] === 1) drop++;
  check(
    value.rank - drop <= view.rank,
    () =>
      `expand(torch.${value.dtype.scalarType}Tensor{${shapeText(value.shape)}}, size=${shapeText(view.shape)}): the number of sizes provided (${view.rank}) must be greater or equal to the number of dimensions in the tensor (${value.rank})`,
  );
  return drop === 0 ? value : torch.view(value, value.shape.slice(drop));
}

const isMask = (t: Tensor): boolean => t.dtype === bool || t.dtype.name === 'uint8';

/** The index tensor that a truth value stands for: element 0 of a new dimension, or none. */
const chosen = (value: boolean): Tensor => full([value ? 1 : 0], 0, int64);

/** How many dimensions an item uses up. */
function dimsUsed(item: Subscript): number {
  if (item.kind === 'int' || item.kind === 'slice') return 1;
  if (item.kind !== 'tensor') return 0;
  return isMask(item.value) ? item.value.rank : 1;
}

function applySlicing(self: Tensor, items: readonly Subscript[]): Sliced {
  const used = items.reduce((n, item) => n + dimsUsed(item), 0);
  if (used > self.rank) {
    if (self.rank === 0 && items.some((i) => i.kind === 'int')) throw zeroDim();
    throw new TorchError('IndexError', `too many indices for tensor of dimension ${self.rank}`);
  }
  let view = self;
  let dim = 0;
  let original = 0;
  const indices: (Tensor | null)[] = [];
  for (const item of items) {
    const taken = dimsUsed(item);
    switch (item.kind) {
      case 'int':
        view = selectAt(view, dim, original, item.value);
        break;
      case 'slice':
        view = sliceAt(view, dim, item);
        dim++;
        break;
      case 'none':
        view = torch.unsqueeze(view, dim++);
        break;
      case 'ellipsis':
        dim += self.rank - used;
        original += self.rank - used;
        break;
      case 'bool':
        view = torch.unsqueeze(view, dim);
        indices[dim++] = chosen(item.value);
        break;
      case 'tensor':
        if (item.value.rank === 0 && isMask(item.value)) {
          view = torch.unsqueeze(view, dim);
          indices[dim++] = chosen(valueOf(item.value) !== 0);
          break;
        }
        indices[dim] = item.value;
        dim += taken;
        break;
    }
    original += taken;
  }
  return { view, indices: withMasksCounted(indices) };
}

const zeroDim = (): TorchError =>
  new TorchError(
    'IndexError',
    'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
  );

function selectAt(view: Tensor, dim: number, original: number, index: number): Tensor {
  if (view.rank === 0) throw zeroDim();
  const size = view.shape[dim]!;
  if (index < -size || index >= size) {
    throw new TorchError(
      'IndexError',
      `index ${index} is out of bounds for dimension ${original} with size ${size}`,
    );
  }
  return torch.select(view, dim, index);
}

function sliceAt(view: Tensor, dim: number, item: Subscript & { kind: 'slice' }): Tensor {
  const step = item.step ?? 1;
  check(step !== 0, () => 'slice step cannot be zero', 'ValueError');
  check(step > 0, () => 'step must be greater than zero', 'ValueError');
  const size = view.shape[dim]!;
  if ((item.start ?? 0) === 0 && (item.stop === null || item.stop >= size) && step === 1) return view;
  return torch.slice(view, dim, item.start, item.stop, step);
}

/** Fills gaps with null; the places after a mask that its further dimensions take are dropped. */
function withMasksCounted(indices: readonly (Tensor | null | undefined)[]): (Tensor | null)[] {
  const out: (Tensor | null)[] = [];
  for (let d = 0; d < indices.length; d++) {
    const t = indices[d] ?? null;
    out.push(t);
    if (t && isMask(t)) d += Math.max(t.rank - 1, 0);
  }
  return out;
}
