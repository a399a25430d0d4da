/** Reads the Python files that go into Pyodide: the driver and torch. Node only. */
import { pythonFiles as torchFiles } from '@tenfold/torch/python';
import { readdirSync, readFileSync } from 'node:fs';
import type { PythonFiles } from './interpreter.ts';

const ROOT = new URL('../../python/', import.meta.url);

/** Path below a folder on Python's path -> text. */
export function pythonFiles(): PythonFiles {
  const paths = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.py'),
  );
  const driver = paths
    .sort()
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(new URL(path, ROOT), 'utf8')]);
  return { ...torchFiles(), ...Object.fromEntries(driver) };
}
