/** `node --import tsx build-browser.ts OUTDIR`: writes what the page needs to run Python into OUTDIR. */
import { buildBrowser } from '../src/pyodide/browser/build.ts';

const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error('usage: build-browser.ts OUTDIR');
const { files } = await buildBrowser(outDir);
for (const { name, bytes } of Object.values(files))
  console.log(`${(bytes / 1e6).toFixed(2).padStart(6)} MB  ${name}`);
