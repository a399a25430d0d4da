/** Writes what the page needs to run Python into one folder: two scripts, Pyodide's files, the Python files, a manifest. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pythonFiles } from '../python-files.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { FRAME_POLICY_NAME, PAGE_POLICY_NAME } from './trusted-types.ts';

/** Empties `outDir` and fills it; names carry a hash of the content, except `manifest.json`. */
export async function buildBrowser(outDir: string): Promise<Manifest> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const broker = await bundle('./broker.ts');
  const pyodide = (name: string) => readFile(fileURLToPath(import.meta.resolve(`pyodide/${name}`)));
  const write = (name: string, content: Uint8Array) => writeFileWithHash(outDir, name, content);
  const manifest: Manifest = {
    files: {
      broker: await write('broker.js', broker),
      worker: await write('worker.js', await bundle('./worker-entry.ts', NO_IMPORT_SCRIPTS)),
      wasm: await write('pyodide.wasm', await pyodide('pyodide.asm.wasm')),
      stdlib: await write('stdlib.zip', await pyodide('python_stdlib.zip')),
      python: await write('python.json', Buffer.from(JSON.stringify(pythonFiles()))),
    },
    policy: {
      scriptSrc: [`'sha256-${createHash('sha256').update(broker).digest('base64')}'`, "'wasm-unsafe-eval'"],
      workerSrc: ['blob:'],
      trustedTypes: [PAGE_POLICY_NAME, FRAME_POLICY_NAME],
    },
  };
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Pyodide refuses to start in a classic worker, which it knows by this; all that it would import is bundled. */
const NO_IMPORT_SCRIPTS = 'self.importScripts = undefined;';

async function bundle(entry: string, banner = ''): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    banner: { js: banner },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    // Pyodide's branches for Node stay as they are: they are never taken.
    external: ['node:*', 'ws'],
    define: { 'import.meta.url': '"https://python.invalid/"' },
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error(`nothing was built from ${entry}`);
  return file.contents;
}

async function writeFileWithHash(outDir: string, name: string, content: Uint8Array): Promise<ManifestFile> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}-${sha256.slice(0, 12)}${extension}`;
  await writeFile(join(outDir, hashed), content);
  return { name: hashed, bytes: content.length, sha256 };
}
