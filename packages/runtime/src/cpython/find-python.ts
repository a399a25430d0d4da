/** Finds a Python on this machine that has torch, by asking it without importing torch, which takes seconds. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RuntimeUnavailable } from '../runtime.ts';

const PROBE = 'import importlib.util as u; print(u.find_spec("torch") is not None)';

/** `TENFOLD_PYTHON` if set, else the first of `python3`, `python` that has torch. Rejects with `RuntimeUnavailable`. */
export async function findPython(): Promise<string> {
  const chosen = process.env['TENFOLD_PYTHON'];
  const candidates = chosen ? [chosen] : ['python3', 'python'];
  for (const python of candidates) {
    if (await hasTorch(python)) return python;
  }
  throw new RuntimeUnavailable(
    `PyTorch was not found (looked at ${candidates.join(', ')}).\n` +
      'Install it with `pip install torch`, or set TENFOLD_PYTHON to a Python (3.10 or newer) that has it.',
  );
}

/** Whether this machine has PyTorch where `startCPython` looks for it. */
export async function hasPyTorch(): Promise<boolean> {
  return findPython().then(
    () => true,
    () => false,
  );
}

async function hasTorch(python: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(python, ['-c', PROBE]);
    return stdout.trim() === 'True';
  } catch {
    return false;
  }
}
