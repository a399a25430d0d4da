/** The weight of what a page downloads for `import torch`: engine and kernels in one script, and the Python files. */
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { pythonFiles } from '@tenfold/torch/python';
import { build } from 'esbuild';
import type { Measured } from './steps.ts';

/** In kilobytes (1000 bytes) of brotli. */
export async function weigh(): Promise<Measured> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve('@tenfold/torch'))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'torch',
  });
  const script = Buffer.concat(outputFiles.map((file) => file.contents));
  const python = Buffer.from(JSON.stringify(pythonFiles()));
  const kilobytes = (data: Buffer): number => brotliCompressSync(data).length / 1000;
  return { amount: kilobytes(script) + kilobytes(python), value: undefined };
}
