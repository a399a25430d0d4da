/** The compiled kernels (assembly/) instantiated on a memory. Sizes and strides count elements, addresses bytes. */
import { relaxed, simd } from './binary.ts';

/** assembly/unary.ts: out = f(x) of n numbers. */
type Unary = (n: number, x: number, out: number) => void;
/** assembly/binary.ts: out[rows, columns] = f(a, b), each with its row and column stride. */
type Binary = (
  rows: number,
  columns: number,
  a: number,
  rowStrideA: number,
  columnStrideA: number,
  b: number,
  rowStrideB: number,
  columnStrideB: number,
  out: number,
  scale: number,
) => void;
/** The others: their parameters are those of the function of that name in assembly/. */
type Call = (...numbers: number[]) => number;

type UnaryName = 'abs' | 'erf' | 'exp' | 'log' | 'neg' | 'reciprocal' | 'relu' | 'sigmoid' | 'sqrt' | 'tanh';
type BinaryName =
  | ('add' | 'addScaled' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum')
  | ('reluBackward' | 'sigmoidBackward' | 'tanhBackward');
type CallName =
  | ('gemm' | 'gemmScratch' | 'crossEntropy' | 'sgd' | 'adam')
  | ('copy' | 'sumRows' | 'sumColumns' | 'maxRows')
  | ('softmax' | 'logSoftmax' | 'softmaxBackward' | 'logSoftmaxBackward')
  | ('columnsOfImage' | 'addColumnsToImage')
  | ('winogradScratch' | 'winogradFilterBytes' | 'winogradGradientBytes' | 'winogradFilters')
  | ('winogradConvolve' | 'winogradFilterGradient' | 'winogradFilterGradientEnd')
  | 'isFused';

export type KernelModule = Readonly<
  Record<UnaryName, Unary> & Record<BinaryName, Binary> & Record<CallName, Call>
>;

/** What this file needs of a platform; neither the DOM's nor Node's types are seen here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  validate(bytes: Uint8Array): boolean;
};
declare function atob(text: string): string;

/** The best kernels that this machine runs; null where WebAssembly or its SIMD is missing or forbidden. */
export function loadKernels(memory: object): KernelModule | null {
  const fused = instantiate(relaxed, memory);
  // Relaxed SIMD promises no more than it had to: without fusing it rounds worse than the plain module.
  return fused?.isFused() ? fused : instantiate(simd, memory);
}

export function instantiate(base64: string, memory: object): KernelModule | null {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  try {
    if (!WebAssembly.validate(bytes)) return null;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return instance.exports as KernelModule;
  } catch {
    return null;
  }
}
