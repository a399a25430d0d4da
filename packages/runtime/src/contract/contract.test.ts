import { afterAll, beforeAll, describe, it } from 'vitest';
import { CONTRACT, expectCase } from './contract.ts';
import { hasPyTorch, startCPython } from '../cpython/index.ts';
import { startNodePyodide } from '../pyodide/node/node-pyodide.ts';
import { runStep } from '../run-step.ts';
import type { Runtime } from '../runtime.ts';

const pyTorch = await hasPyTorch();
if (!pyTorch) {
  console.warn(
    'SKIPPED: the contract on CPython. PyTorch was not found; set TENFOLD_PYTHON to a Python that has it.',
  );
}

const RUNTIMES = [
  { name: 'PyTorch on CPython', start: () => startCPython(), skip: !pyTorch },
  { name: 'the engine on Pyodide in Node', start: startNodePyodide, skip: false },
];

describe.each(RUNTIMES)('$name', ({ start, skip }) => {
  let runtime: Runtime;
  beforeAll(async () => {
    if (!skip) runtime = await start();
  });
  afterAll(() => runtime?.close());

  it.skipIf(skip).each(CONTRACT)('$title', async (contractCase) => {
    await expectCase(contractCase, (step) => runStep(runtime, step));
  });
});
