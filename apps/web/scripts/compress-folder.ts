import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);
const SHRINKS = /\.(html|js|css|svg|json|wasm|txt|xml|webmanifest|bin)$/;
/** Above this, level 11 takes longer than it is worth. */
const LARGE_BYTES = 1_000_000;

/** Writes `name.br` beside each file of `folder` that gets at least a tenth smaller by it. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && SHRINKS.test(entry.name));
  await Promise.all(files.map((entry) => compressFile(join(entry.parentPath, entry.name))));
}

async function compressFile(file: string): Promise<void> {
  const bytes = await readFile(file);
  const level = bytes.length > LARGE_BYTES ? 9 : 11;
  const small = await brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  if (small.length < bytes.length * 0.9) await writeFile(`${file}.br`, small);
}
