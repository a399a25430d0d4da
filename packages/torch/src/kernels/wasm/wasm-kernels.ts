/** The kernels as WASM runs them; what it doesn't take (other dtypes, odd layouts) goes to the plain ones. */
import type { Kernels } from '../kernels.ts';
import { convolution } from './convolution.ts';
import { elementwise } from './elementwise.ts';
import { gemm } from './gemm.ts';
import type { KernelModule } from './module.ts';
import { rowKernels } from './rows.ts';
import { training } from './training.ts';

export const wasmKernels = (module: KernelModule, plain: Kernels): Kernels => ({
  ...plain,
  ...elementwise(module, plain),
  ...rowKernels(module, plain),
  ...convolution(module, plain),
  ...training(module, plain),
  gemm: gemm(module, plain),
});
