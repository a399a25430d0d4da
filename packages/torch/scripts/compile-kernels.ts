import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('../assembly/', import.meta.url));

/** No runtime and no memory of its own: the module works on the arena's. `ASC_FEATURE_*` tells the variants apart. */
const OPTIONS = [
  '-O3',
  '--converge',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--memoryBase',
  '0',
];
/** AS112 warns of vectors in functions that files export to each other; AS201 of what would differ at 64 bits. */
const QUIET = ['--disableWarning', '112', '--disableWarning', '201'];

const FEATURES = { simd: 'simd,bulk-memory', relaxed: 'simd,bulk-memory,relaxed-simd' };

export type Variant = keyof typeof FEATURES;

/** Compiles `assembly/index.ts` to WebAssembly; throws with the compiler's messages when it cannot. */
export async function compileKernels(variant: Variant): Promise<Uint8Array> {
  const sources = new Map(
    readdirSync(folder).map((name) => [`assembly/${name}`, readFileSync(folder + name, 'utf8')]),
  );
  let binary: Uint8Array | null = null;
  let messages = '';
  const { error } = await main(
    ['assembly/index.ts', '-o', 'kernels.wasm', ...OPTIONS, ...QUIET, '--enable', FEATURES[variant]],
    {
      readFile: (name) => sources.get(name) ?? null,
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => [],
      stderr: { write: (text) => (messages += String(text)) },
    },
  );
  if (error || !binary) throw new Error(`The kernels do not compile:\n${messages}`);
  return binary;
}
