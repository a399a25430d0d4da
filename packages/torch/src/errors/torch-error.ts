/** Python exception classes the engine raises; the binding turns a TorchError into the class of that name. */
export type ErrorClass =
  | 'RuntimeError'
  | 'ValueError'
  | 'TypeError'
  | 'IndexError'
  | 'NotImplementedError'
  | 'KeyError'
  | 'AttributeError'
  | 'OverflowError'
  | 'MemoryError'
  | 'LinAlgError'
  | 'OutOfMemoryError';

/** Wrong use of torch, with PyTorch's exception class and PyTorch's text. */
export class TorchError extends Error {
  readonly kind: ErrorClass;
  constructor(kind: ErrorClass, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Raises `RuntimeError(message())` unless `condition` holds; the text is built only when it is needed. */
export function check(
  condition: boolean,
  message: () => string,
  kind: ErrorClass = 'RuntimeError',
): asserts condition {
  if (!condition) throw new TorchError(kind, message());
}
