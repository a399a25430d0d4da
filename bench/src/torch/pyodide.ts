/** Our engine as a learner meets it: `import torch` in Python, in Pyodide, with workloads.py. */
import { bindTorch } from '@tenfold/torch';
import { pythonFiles } from '@tenfold/torch/python';
import { loadPyodide } from 'pyodide';
import type { Measured } from './steps.ts';
import workloads from './workloads.py';

const pyodide = await loadPyodide();
bindTorch(pyodide, pythonFiles());

/** Milliseconds of the first `import torch`. */
const importMs = importTorch();

function importTorch(): number {
  const startedAt = performance.now();
  pyodide.runPython('import torch');
  return performance.now() - startedAt;
}

pyodide.FS.writeFile('workloads.py', workloads);
const measureRow = pyodide.runPython('import sys; sys.path.append("."); import workloads; workloads.measure');

export const version = `Pyodide ${pyodide.version}`;

export async function measure(row: string, budgetMs: number): Promise<Measured> {
  if (row === 'import') return { amount: importMs, value: undefined };
  const answer = measureRow(row, budgetMs / 1000);
  const [amount, value] = answer.toJs();
  answer.destroy();
  return { amount, value };
}
