/** The module's exports: what src/kernels/wasm calls. All sizes and strides count elements, all addresses bytes. */
export * from './binary';
export { addColumnsToImage, columnsOfImage } from './columns';
export { copy } from './copy';
export { crossEntropy } from './cross-entropy';
export { gemm, gemmScratch } from './gemm';
export { isFused } from './lanes';
export * from './optimizer';
export * from './reduce';
export * from './softmax';
export * from './unary';
export {
  winogradConvolve,
  winogradFilterBytes,
  winogradFilterGradient,
  winogradFilterGradientEnd,
  winogradFilters,
  winogradGradientBytes,
  winogradScratch,
} from './winograd';
