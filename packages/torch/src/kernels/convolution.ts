/** A convolution of x[batch, inChannels, h, w] with filters[outChannels, inChannels / groups, kh, kw], all row-major. */
export interface Convolution {
  readonly batch: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups: number;
  /** Height and width of x, of the result, and of a filter. */
  readonly size: Pair;
  readonly result: Pair;
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  readonly dilation: Pair;
}

export type Pair = readonly [number, number];
