/** Sums of products by index letters: operands are brought to common dimensions and multiplied two at a time. */
import { op } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { numelOf } from '../../tensor/shape.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';

const fault = (condition: boolean, text: () => string): void => check(condition, () => `einsum(): ${text()}`);
const DOTS = '...';

/** Subscripts of one operand or of the output: letters, and DOTS where an ellipsis is. */
type Subscripts = string[];

function readSubscripts(text: string, at: number, whose: string): Subscripts {
  const out: Subscripts = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === ' ') continue;
    if (c === '.') {
      fault(!out.includes(DOTS), () => `found '.' for ${whose} for which an ellipsis was already found`);
      fault(text.startsWith(DOTS, i), () => `found '.' for ${whose} that is not part of any ellipsis`);
      out.push(DOTS);
      i += 2;
      continue;
    }
    fault(
      /[a-zA-Z]/.test(c),
      () =>
        `invalid subscript given at index ${at + i} in the equation string, subscripts must be in [a-zA-Z]`,
    );
    out.push(c);
  }
  return out;
}

interface Equation {
  readonly inputs: Subscripts[];
  /** Null where there is no arrow. */
  readonly output: Subscripts | null;
}

function readEquation(equation: string, count: number): Equation {
  const arrow = equation.indexOf('->');
  const left = arrow < 0 ? equation : equation.slice(0, arrow);
  const inputs: Subscripts[] = [];
  let at = 0;
  for (const [i, text] of left.split(',').entries()) {
    inputs.push(readSubscripts(text, at, `operand ${i}`));
    at += text.length + 1;
  }
  fault(inputs.length >= count, () => 'more operands were provided than specified in the equation');
  fault(inputs.length <= count, () => 'fewer operands were provided than specified in the equation');
  const output = arrow < 0 ? null : readSubscripts(equation.slice(arrow + 2), arrow + 2, 'the output');
  return { inputs, output };
}

/** An operand's subscripts with the ellipsis spelt out as dimensions '0', '1', ... counted from the end. */
function spelled(subscripts: Subscripts, rank: number, i: number): string[] {
  const letters = subscripts.filter((s) => s !== DOTS);
  const hidden = rank - letters.length;
  const hasDots = subscripts.includes(DOTS);
  fault(
    hasDots ? hidden >= 0 : hidden === 0,
    () =>
      `the number of subscripts in the equation (${letters.length}) ${hasDots ? 'is more than the number of dimensions' : 'does not match the number of dimensions'} (${rank}) for operand ${i}${hasDots ? '' : ' and no ellipsis was given'}`,
  );
  return subscripts.flatMap((s) => (s === DOTS ? hiddenNames(hidden) : [s]));
}

const hiddenNames = (count: number): string[] =>
  Array.from({ length: count }, (_, k) => String(count - 1 - k));

/** Letters that appear once in the whole equation, in order, after the ellipsis' dimensions. */
function implicitOutput(inputs: readonly string[][], hidden: number): string[] {
  const letters = inputs.flat().filter((s) => /[a-zA-Z]/.test(s));
  const once = letters.filter((s) => letters.indexOf(s) === letters.lastIndexOf(s));
  return [...hiddenNames(hidden), ...once.sort((a, b) => (a < b ? -1 : 1))];
}

function outputOf(equation: Equation, inputs: readonly string[][], hidden: number): string[] {
  if (!equation.output) return implicitOutput(inputs, hidden);
  const out = equation.output.flatMap((s) => (s === DOTS ? hiddenNames(hidden) : [s]));
  for (const [i, s] of out.entries()) {
    fault(out.indexOf(s) === i, () => `output subscript ${s} appears more than once in the output`);
    fault(
      inputs.some((names) => names.includes(s)),
      () => `output subscript ${s} does not appear in the equation for any input operand`,
    );
  }
  return out;
}

function checkSizes(inputs: readonly string[][], operands: readonly Tensor[]): void {
  for (const [i, names] of inputs.entries()) {
    for (const [d, s] of names.entries()) {
      const { shape } = operands[i]!;
      const [m, n] = [shape[names.indexOf(s)], shape[d]];
      fault(
        m === n,
        () => `subscript ${s} is repeated for operand ${i} but the sizes don't match, ${n} != ${m}`,
      );
    }
  }
  const sizes = new Map<string, number>();
  for (const [i, names] of inputs.entries()) {
    for (const [d, s] of names.entries()) {
      const size = operands[i]!.shape[d]!;
      const seen = sizes.get(s) ?? 1;
      fault(
        size === 1 || seen === 1 || size === seen,
        () =>
          `subscript ${s} has size ${size} for operand ${i} which does not broadcast with previously seen size ${seen}`,
      );
      sizes.set(s, Math.max(size, seen));
    }
  }
}

/** An operand with a dimension for each of `all`, in that order; repeated letters become diagonals. */
function arranged(t: Tensor, names: readonly string[], all: readonly string[]): Tensor {
  let seen = t;
  const own: string[] = [];
  for (const s of names) {
    const first = own.indexOf(s);
    const d = own.length;
    if (first < 0) own.push(s);
    else {
      seen = torch.movedim(torch.diagonal(seen, 0, first, d), -1, first);
    }
  }
  const missing = all.filter((s) => !own.includes(s));
  for (const _ of missing) seen = torch.unsqueeze(seen, -1);
  const order = [...own, ...missing];
  return torch.permute(
    seen,
    all.map((s) => order.indexOf(s)),
  );
}

/** Sums a product over `dims`, which stay with size 1: one batched product of matrices. */
function contracted(a: Tensor, b: Tensor, dims: readonly number[]): Tensor {
  const sums = new Set(dims);
  const batch: number[] = [];
  const [onlyA, onlyB, shared]: number[][] = [[], [], []] as never;
  let [x, y] = [a, b];
  for (const d of a.shape.keys()) {
    const [inA, inB] = [a.shape[d] !== 1, b.shape[d] !== 1];
    if (sums.has(d)) {
      if (inA && inB) shared!.push(d);
      else if (inA) x = torch.sumDim(x, [d], true);
      else if (inB) y = torch.sumDim(y, [d], true);
    } else if (inA && inB) batch.push(d);
    else if (inA) onlyA!.push(d);
    else onlyB!.push(d);
  }
  const size = (t: Tensor, ds: readonly number[]) => numelOf(ds.map((d) => t.shape[d]!));
  const rest = dims.filter((d) => !shared!.includes(d));
  const k = size(x, shared!);
  const left = torch.reshape(torch.permute(x, [...batch, ...onlyA!, ...shared!, ...onlyB!, ...rest]), [
    size(x, batch),
    size(x, onlyA!),
    k,
  ]);
  const right = torch.reshape(torch.permute(y, [...batch, ...shared!, ...onlyB!, ...onlyA!, ...rest]), [
    size(y, batch),
    k,
    size(y, onlyB!),
  ]);
  const order = [...batch, ...onlyA!, ...dims, ...onlyB!];
  const sizeOf = (d: number) => (sums.has(d) ? 1 : Math.max(a.shape[d]!, b.shape[d]!));
  const product = torch.view(
    torch.bmm(left, right),
    order.map((d) => ((a.shape[d] === 0 || b.shape[d] === 0) && !sums.has(d) ? 0 : sizeOf(d))),
  );
  return torch.permute(
    product,
    order.map((_, d) => order.indexOf(d)),
  );
}

export const einsum = op({
  schema: 'einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor',
  on: ['function'],
  forward(text, operands) {
    fault(operands.length > 0, () => 'must provide at least one operand');
    const equation = readEquation(text, operands.length);
    const inputs = equation.inputs.map((s, i) => spelled(s, operands[i]!.rank, i));
    const hidden = Math.max(...inputs.map((names) => names.filter((s) => /\d/.test(s)).length));
    const output = outputOf(equation, inputs, hidden);
    const { dtype } = operands[0]!;
    for (const t of operands) {
      check(
        t.dtype === dtype,
        () => `expected scalar type ${dtype.scalarType} but found ${t.dtype.scalarType}`,
      );
    }
    checkSizes(inputs, operands);
    const summed = [...new Set(inputs.flat())].filter((s) => !output.includes(s));
    const all = [...output, ...summed];
    const terms = operands.map((t, i) => arranged(t, inputs[i]!, all));
    const lastUse = all.map((s) => inputs.findLastIndex((names) => names.includes(s)));
    const dims = summed.map((_, k) => output.length + k);
    return multiplied(terms, dims, lastUse, output.length);
  },
});

function multiplied(
  terms: readonly Tensor[],
  dims: readonly number[],
  lastUse: readonly number[],
  kept: number,
): Tensor {
  const [first, ...others] = terms as [Tensor, ...Tensor[]];
  if (others.length === 0) return dims.length > 0 ? torch.sumDim(first, dims) : first;
  let out = first;
  const early = dims.filter((d) => lastUse[d] === 0);
  if (early.length > 0) out = torch.sumDim(out, early, true);
  for (const [i, next] of others.entries()) {
    const ready = dims.filter((d) => lastUse[d] === i + 1);
    out = ready.length > 0 ? contracted(out, next, ready) : torch.mul(out, next);
  }
  return dims.length > 0 ? torch.view(out, out.shape.slice(0, kept)) : out;
}
