/** The Python package as it lies in python/, for Node: tests, the oracle, the build of the browser bundle. */
import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../python/', import.meta.url);

/** Path (`torch/nn/init.py`) to text, for all files of the package. */
export function pythonFiles(): Record<string, string> {
  const names = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.py'),
  );
  return Object.fromEntries(
    names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(new URL(name, ROOT), 'utf8')]),
  );
}

export { bindTorch, type PyodideLike } from '../src/bridge/bind.ts';
