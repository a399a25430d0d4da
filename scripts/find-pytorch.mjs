import { spawnSync } from 'node:child_process';

/** The Python that has PyTorch: `TENFOLD_PYTHON` if set (then it must have it), else `python3`; null if none. */
export function findPyTorch() {
  const named = process.env.TENFOLD_PYTHON;
  const python = named ?? 'python3';
  if (spawnSync(python, ['-c', 'import torch']).status === 0) return python;
  if (named)
    throw new Error(`TENFOLD_PYTHON is ${named}, which cannot import torch. Install it there, or unset it.`);
  return null;
}
