/** What is measured, and what has to be reached. */
export const ROW_IDS = [
  'ce-128x10',
  'ce-128x1000',
  'ce-1024x1000',
  'ce-4096x1000',
  'mlp-small-sgd',
  'mlp-small-adam',
  'mlp-large-sgd',
  'matmul-1024',
  'conv',
  'add-10',
  'import',
  'weight',
] as const;

export type RowId = (typeof ROW_IDS)[number];

/** Our two faces: the engine called from TypeScript, and `torch` in Python in Pyodide. */
export type Face = 'typescript' | 'python';

export interface Row {
  readonly title: string;
  readonly unit: 'ms' | 'KB';
  /** Which of our figures counts. */
  readonly face: Face;
  /** At most this multiple of PyTorch's time. */
  readonly ratio?: number;
  /** At most this much, in the unit. */
  readonly limit?: number;
}

/** How much faster than the fastest JavaScript peer every row with a ratio has to be. */
export const PEER_FACTOR = 1.3;

const smoothed = 'cross entropy, label smoothing, forward + backward';
export const rows: Readonly<Record<RowId, Row>> = {
  'ce-128x10': { title: `${smoothed}, 128 x 10`, unit: 'ms', face: 'typescript', ratio: 0.35 },
  'ce-128x1000': { title: `${smoothed}, 128 x 1000`, unit: 'ms', face: 'typescript', ratio: 0.35 },
  'ce-1024x1000': { title: `${smoothed}, 1024 x 1000`, unit: 'ms', face: 'typescript', ratio: 0.35 },
  'ce-4096x1000': { title: `${smoothed}, 4096 x 1000`, unit: 'ms', face: 'typescript', ratio: 0.35 },
  'mlp-small-sgd': { title: 'MLP 64-128-10, batch 64, SGD step', unit: 'ms', face: 'python', ratio: 0.8 },
  'mlp-small-adam': { title: 'MLP 64-128-10, batch 64, Adam step', unit: 'ms', face: 'python', ratio: 0.8 },
  'mlp-large-sgd': {
    title: 'MLP 784-256-128-10, batch 128, SGD step',
    unit: 'ms',
    face: 'python',
    ratio: 2.5,
  },
  'matmul-1024': { title: 'matrix product 1024 x 1024', unit: 'ms', face: 'typescript', ratio: 4 },
  conv: {
    title: 'convolution 16 -> 32, 3x3, 128 x 28 x 28, forward + backward',
    unit: 'ms',
    face: 'typescript',
    ratio: 2.5,
  },
  'add-10': { title: 'a + b on 10 numbers', unit: 'ms', face: 'python', limit: 0.003 },
  import: { title: 'import torch, once Pyodide is up', unit: 'ms', face: 'python', limit: 150 },
  weight: {
    title: 'engine, kernels and Python package as shipped, brotli',
    unit: 'KB',
    face: 'python',
    limit: 250,
  },
};
