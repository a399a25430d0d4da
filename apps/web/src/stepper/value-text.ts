/** Values of a trace as text. */
import type { JsonNumber, TracedTensor, TracedValue } from '@tenfold/runtime';

/** At most four decimals, and a power of ten where those would say nothing: `0.3406`, `-2`, `1.2e-7`, `nan`. */
export function numberText(value: JsonNumber): string {
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(1).replace('e+', 'e');
  return `${Number(value.toFixed(4))}`;
}

/** `float32 [2, 3]`; of a number alone `float32`. */
export function shapeText({ dtype, shape }: Pick<TracedTensor, 'dtype' | 'shape'>): string {
  return shape.length === 0 ? dtype : `${dtype} [${shape.join(', ')}]`;
}

/** What else there is to know of a tensor: `needs grad, MulBackward0`. */
export function historyText({ requiresGrad, gradFn }: TracedTensor): string {
  return gradFn ?? (requiresGrad ? 'leaf, needs grad' : '');
}

/** One line: the values of a short tensor, the shape of another. */
export function inWords(value: TracedValue): string {
  switch (value.kind) {
    case 'tensor':
      return tensorWords(value);
    case 'module':
      return value.parameters.length === 0
        ? value.text
        : `${value.type}, ${value.training ? 'training' : 'evaluation'} mode`;
    case 'function':
    case 'plain':
      return value.text;
  }
}

function tensorWords(tensor: TracedTensor): string {
  const isShort = tensor.values.length <= 6 && isWhole(tensor);
  const text = shapeText(tensor) + (isShort ? ` ${listText(tensor.shape, tensor.values)}` : '');
  if (tensor.grad === null) return text;
  return isShort ? `${text}, gradient ${listText(tensor.shape, tensor.grad)}` : `${text} with a gradient`;
}

/** Are all its values told? */
export const isWhole = ({ shape, values }: TracedTensor): boolean =>
  values.length === shape.reduce((product, size) => product * size, 1);

function listText(shape: readonly number[], values: readonly JsonNumber[]): string {
  const texts = values.map(numberText);
  return shape.length === 0 ? texts.join('') : `(${texts.join(', ')})`;
}
