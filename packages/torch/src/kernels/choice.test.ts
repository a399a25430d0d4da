import { afterEach, expect, it, vi } from 'vitest';
import { compileKernels } from '../../scripts/compile-kernels.ts';
import { relaxed, simd } from './wasm/binary.ts';

declare const WebAssembly: { readonly Memory: unknown };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function chosenKernels() {
  vi.resetModules();
  return import('./kernels.ts');
}

it('WASM kernels are chosen where the machine has SIMD', async () => {
  const { kernels, plainKernels } = await chosenKernels();
  expect(kernels.gemm).not.toBe(plainKernels.gemm);
});

it('the engine computes without WASM SIMD', async () => {
  vi.stubGlobal('WebAssembly', { Memory: WebAssembly.Memory, validate: () => false });
  const { kernels, plainKernels } = await chosenKernels();
  expect(kernels).toBe(plainKernels);
  const { createEngine } = await import('../engine.ts');
  const { tensor, torch, tidy, valuesOf } = createEngine();
  const product = tidy(() => [...valuesOf(torch.mm(tensor([1, 2], [1, 2]), tensor([3, 4], [2, 1])))]);
  expect(product).toEqual([11]);
});

it('the engine computes where compiling is forbidden, as by a content policy', async () => {
  const Forbidden = function (): never {
    throw new Error('WebAssembly code generation disallowed by embedder');
  };
  vi.stubGlobal('WebAssembly', { Memory: WebAssembly.Memory, validate: () => true, Module: Forbidden });
  const { kernels, plainKernels } = await chosenKernels();
  expect(kernels).toBe(plainKernels);
});

it('the committed binaries are those of the sources', async () => {
  const base64 = async (variant: 'simd' | 'relaxed') =>
    Buffer.from(await compileKernels(variant)).toString('base64');
  expect((await base64('simd')) === simd, 'run `npm run build -w packages/torch`').toBe(true);
  expect((await base64('relaxed')) === relaxed, 'run `npm run build -w packages/torch`').toBe(true);
});
