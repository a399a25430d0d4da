/** What `build-browser.ts` wrote, in one file beside the rest: what to fetch, how large, and what the page's policy must allow. */
import * as v from 'valibot';

const fileSchema = v.object({
  name: v.string(),
  bytes: v.number(),
  /** Hexadecimal, of the file as it is served (before any content encoding). */
  sha256: v.string(),
});

export const manifestSchema = v.object({
  files: v.object({
    /** The script of the sandboxed frame. */
    broker: fileSchema,
    /** The script of the worker: Pyodide's JavaScript and the engine. */
    worker: fileSchema,
    /** Pyodide's WebAssembly. */
    wasm: fileSchema,
    /** Python's standard library. */
    stdlib: fileSchema,
    /** Driver and torch: `PythonFiles` as JSON. */
    python: fileSchema,
  }),
  /** Sources and names for the `Content-Security-Policy` of the page that runs Python. */
  policy: v.object({
    scriptSrc: v.array(v.string()),
    workerSrc: v.array(v.string()),
    trustedTypes: v.array(v.string()),
  }),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ManifestFile = v.InferOutput<typeof fileSchema>;
