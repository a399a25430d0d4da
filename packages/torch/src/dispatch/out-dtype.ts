/** What ops say to an `out=` tensor of another dtype than their result. The usual rule is that of in-place ops. */
import { check } from '../errors/torch-error.ts';
import { bool, CATEGORY_RANK, cName, type DType, isFloat, uint8 } from '../tensor/dtype.ts';

export type OutRule = (result: DType, out: DType, at: number) => void;

const fits = (from: DType, to: DType): boolean => CATEGORY_RANK[from.category] <= CATEGORY_RANK[to.category];

/** A value may move up the categories bool, int, float, complex, never down. */
export const castable: OutRule = (result, out) =>
  check(
    fits(result, out),
    () => `result type ${result.scalarType} can't be cast to the desired output type ${out.scalarType}`,
  );

export const exact: OutRule = (result, out) =>
  check(
    result === out,
    () => `Expected out tensor to have dtype ${cName(result)}, but got ${cName(out)} instead`,
  );

/** As `exact`, in the words of amax and amin. */
export const likeInput: OutRule = (result, out) =>
  check(
    result === out,
    () =>
      `Expected the dtype for input and out to match, but got ${result.scalarType} for input's dtype and ${out.scalarType} for out's dtype.`,
  );

/** Sums and products go to any dtype. */
export const anyDtype: OutRule = () => {};

export const joined: OutRule = (result, out) =>
  check(
    fits(result, out),
    () => `torch.cat(): input types can't be cast to the desired output type ${out.scalarType}`,
    'TypeError',
  );

export const sameAsSelf =
  (name: string): OutRule =>
  (result, out) =>
    check(result === out, () => `${name}(): self and result must have the same scalar type`);

export const truth =
  (name: string): OutRule =>
  (_, out) =>
    check(
      out === bool || out === uint8,
      () => `${name} only supports bool tensor for result, got: ${out.scalarType}`,
    );

export const floating =
  (name: string): OutRule =>
  (_, out) =>
    check(
      isFloat(out),
      () => `${name}(): Expected floating point type for result tensor, but got: ${out.scalarType}`,
    );

/** Values as `exact`, indices in the words of older ops. */
export const withIndices =
  (name: string): OutRule =>
  (result, out, at) =>
    at === 0
      ? exact(result, out, at)
      : check(
          result === out,
          () =>
            `Expected tensor for argument #1 'indices' to have scalar type Long; but got torch.${out.scalarType}Tensor instead (while checking arguments for ${name})`,
        );
