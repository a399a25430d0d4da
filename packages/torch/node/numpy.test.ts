/** The small numpy: shared memory, NumPy's printing and promotion, its seeded numbers, and what it says it lacks. */
import { setFlagsFromString } from 'node:v8';
import { loadPyodide, type PyodideInterface } from 'pyodide';
import { beforeAll, expect, it } from 'vitest';
import { bindTorch, pythonFiles } from './python-files.ts';

// As in the replayer: V8's inlining of calls into WASM may end the process.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');
let pyodide: PyodideInterface;
beforeAll(async () => {
  pyodide = await loadPyodide();
  bindTorch(pyodide, pythonFiles());
  pyodide.runPython('import torch, numpy as np');
}, 60_000);

const textOf = (expression: string): string => String(pyodide.runPython(`repr(${expression})`));

it('shares memory with tensors both ways', () => {
  pyodide.runPython('t = torch.ones(2); a = t.numpy(); a += 1; u = torch.from_numpy(a); u[0] = 5');
  expect(textOf('t')).toBe('tensor([5., 2.])');
});

// Texts of NumPy 2.4.
it.each([
  ['np.array([1.5, 2])', 'array([1.5, 2. ])'],
  ['np.array([1 / 3, 1e-5], dtype=np.float32)', 'array([3.3333334e-01, 9.9999997e-06], dtype=float32)'],
  ['np.arange(6).reshape(2, 3)', 'array([[0, 1, 2],\n       [3, 4, 5]])'],
  ['np.array([float("nan"), 1.0])', 'array([nan,  1.])'],
  ['np.float32(0.1)', 'np.float32(0.1)'],
  ['np.array([True, False])', 'array([ True, False])'],
])('prints %s as NumPy does', (expression, text) => expect(textOf(expression)).toBe(text));

it.each([
  ['np.array([1, 2]) / 2', 'float64'],
  ['np.array([1, 2]) * 1.5', 'float64'],
  ['np.ones(2, dtype=np.float32) * 1.5', 'float32'],
  ['np.ones(2, dtype=np.float32) + np.array([1, 2])', 'float64'],
])('promotes %s to %s', (expression, dtype) =>
  expect(textOf(`str((${expression}).dtype)`)).toBe(`'${dtype}'`),
);

it('draws what NumPy draws from the same seed', () => {
  pyodide.runPython('np.random.seed(0)');
  expect(textOf('np.random.rand(2)')).toBe('array([0.5488135 , 0.71518937])');
});

it('says what it does not have', () =>
  expect(() => pyodide.runPython('np.fft')).toThrow("Tenfold's numpy has no 'fft'"));
