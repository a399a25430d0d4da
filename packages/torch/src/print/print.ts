/** `repr` of a tensor, to the letter: nested rows wrapped at the line width, large tensors summarised, suffixes. */
import { refreshedHistory } from '../autograd/view-history.ts';
import { defaults, valuesOf, wholeValuesOf } from '../tensor/create.ts';
import { partsOf } from '../tensor/complex.ts';
import { bool, complexOf, int64, partOf } from '../tensor/dtype.ts';
import { numelOf, type Shape } from '../tensor/shape.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { hasWide } from '../tensor/wide.ts';
import { complexFormatter, type Formatter, formatterFor } from './formatter.ts';
import { type PrintOptions, printOptions } from './options.ts';

const PREFIX = 'tensor(';

type Values = ArrayLike<number | bigint>;

export function toText(t: Tensor, options: PrintOptions = printOptions): string {
  const suffixes: string[] = [];
  const isDefault = [defaults.dtype, complexOf(defaults.dtype), int64, bool].includes(t.dtype);
  let body: string;
  if (t.numel === 0) {
    if (t.rank !== 1) suffixes.push(`size=(${t.shape.join(', ')}${t.rank === 1 ? ',' : ''})`);
    if (t.dtype !== defaults.dtype) suffixes.push(`dtype=torch.${t.dtype.name}`);
    body = '[]';
  } else {
    if (!isDefault) suffixes.push(`dtype=torch.${t.dtype.name}`);
    body = contentText(t, options, PREFIX.length);
  }
  const history = refreshedHistory(t);
  if (history) suffixes.push(`grad_fn=<${history.name}>`);
  else if (t.requiresGrad) suffixes.push('requires_grad=True');
  return withSuffixes(PREFIX + body, suffixes, options, PREFIX.length);
}

function contentText(t: Tensor, options: PrintOptions, indent: number): string {
  if (t.dtype.category === 'complex') return pairsText(t, options, indent);
  const values = t.dtype === int64 && hasWide() ? wholeValuesOf(t) : valuesOf(t);
  const summarise = t.numel > options.threshold;
  const edge = summarise ? options.edgeitems : Infinity;
  const shown: (number | bigint)[] = [];
  collectShown<number | bigint>(values, t.shape, 0, 0, edge, shown);
  const formatter = formatterFor(shown, t.dtype, options);
  return rows(values, t.shape, 0, indent, edge, formatter, options);
}

/** Real and imaginary parts have a column format each; the rows are of numbers' places. */
function pairsText(t: Tensor, options: PrintOptions, indent: number): string {
  const parts = valuesOf(partsOf(t));
  const places = Array.from({ length: t.numel }, (_, i) => i);
  const edge = t.numel > options.threshold ? options.edgeitems : Infinity;
  const shown: number[] = [];
  collectShown(places, t.shape, 0, 0, edge, shown);
  const part = (which: number) =>
    formatterFor(
      shown.map((i) => parts[2 * i + which]!),
      partOf(t.dtype),
      options,
    );
  const formatter = complexFormatter(part(0), part(1), parts);
  return rows(places, t.shape, 0, indent, edge, formatter, options);
}

/** Indices along a dimension that are shown; -1 stands for the dots. */
function visible(size: number, edge: number): number[] {
  const all = Array.from({ length: size }, (_, i) => i);
  return size > 2 * edge ? [...all.slice(0, edge), -1, ...all.slice(size - edge)] : all;
}

function collectShown<T extends number | bigint>(
  values: ArrayLike<T>,
  shape: Shape,
  dim: number,
  at: number,
  edge: number,
  shown: T[],
): void {
  if (dim === shape.length) {
    shown.push(values[at]!);
    return;
  }
  const step = numelOf(shape.slice(dim + 1));
  for (const i of visible(shape[dim]!, edge)) {
    if (i >= 0) collectShown(values, shape, dim + 1, at + i * step, edge, shown);
  }
}

function rows(
  values: Values,
  shape: Shape,
  at: number,
  indent: number,
  edge: number,
  formatter: Formatter,
  options: PrintOptions,
): string {
  if (shape.length === 0) return formatter.format(values[at]!);
  if (shape.length === 1) return vector(values, shape[0]!, at, indent, edge, formatter, options);
  const inner = shape.slice(1);
  const step = numelOf(inner);
  const parts = visible(shape[0]!, edge).map((i) =>
    i < 0 ? '...' : rows(values, inner, at + i * step, indent + 1, edge, formatter, options),
  );
  return `[${parts.join(`,${'\n'.repeat(shape.length - 1)}${' '.repeat(indent + 1)}`)}]`;
}

function vector(
  values: Values,
  size: number,
  at: number,
  indent: number,
  edge: number,
  formatter: Formatter,
  options: PrintOptions,
): string {
  const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (formatter.width + 2)));
  const texts = visible(size, edge).map((i) => (i < 0 ? ' ...' : formatter.format(values[at + i]!)));
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += perLine) lines.push(texts.slice(i, i + perLine).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}

function withSuffixes(
  text: string,
  suffixes: readonly string[],
  options: PrintOptions,
  indent: number,
): string {
  let out = text;
  let lineLength = text.length - text.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    if (lineLength + suffix.length + 2 > options.linewidth) {
      out += `,\n${' '.repeat(indent)}${suffix}`;
      lineLength = indent + suffix.length;
    } else {
      out += `, ${suffix}`;
      lineLength += suffix.length + 2;
    }
  }
  return `${out})`;
}
