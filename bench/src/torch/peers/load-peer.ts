/** Peers are nobody's dependency: they are found in the folder that TENFOLD_PEERS names (where `npm i` was run). */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.env['TENFOLD_PEERS'] ?? process.cwd(), 'peers.js'));

/** Imports a package from that folder; the error tells that it isn't installed. */
export const loadPeer = <T>(name: string): Promise<T> => import(pathToFileURL(require.resolve(name)).href);

export function versionOf(name: string): string {
  let path = require.resolve(name);
  const folder = path.slice(0, path.lastIndexOf(`node_modules/${name}/`) + `node_modules/${name}/`.length);
  path = join(folder, 'package.json');
  return String(require(path).version);
}

/** Repeatable numbers, roughly normal: work for peers that cannot draw PyTorch's. */
export function numbers(count: number, scale = 1): Float32Array {
  let state = 1;
  const uniform = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return Float32Array.from({ length: count }, () => (uniform() + uniform() + uniform() - 1.5) * 2 * scale);
}

export const classes = (n: number, c: number): number[] => Array.from({ length: n }, (_, i) => (i * 7) % c);

/** One-hot rows with smoothing: what a loss over probabilities takes. */
export function smoothedTargets(n: number, c: number, smoothing: number): Float32Array {
  const q = new Float32Array(n * c).fill(smoothing / c);
  for (const [i, y] of classes(n, c).entries()) q[i * c + y] = 1 - smoothing + smoothing / c;
  return q;
}
