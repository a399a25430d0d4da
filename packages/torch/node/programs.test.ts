/** What the recorded cases can't hold, run as programs through the Python package: files, anomaly mode, refusals. */
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
  pyodide.runPython('import io, torch, torch.nn as nn');
}, 60_000);

/** The text of the expression `result` at the end of a program. */
const textOf = (program: string): string => String(pyodide.runPython(`${program}\nrepr(result)`));

it('saves and loads what holds tensors', () => {
  const program = `
file = io.BytesIO()
torch.save({"w": nn.Parameter(torch.ones(2)), "n": [torch.arange(3), 1.5], "d": torch.float64}, file)
file.seek(0)
result = torch.load(file)`;
  expect(textOf(program)).toBe(
    "{'w': Parameter containing:\ntensor([1., 1.], requires_grad=True), 'n': [tensor([0, 1, 2]), 1.5], 'd': torch.float64}",
  );
});

it('loads a module only if asked to trust the file', () => {
  const file = 'file = io.BytesIO()\ntorch.save(nn.ReLU(), file)\nfile.seek(0)\n';
  expect(() => textOf(`${file}result = torch.load(file)`)).toThrow('Weights only load failed');
  expect(textOf(`${file}result = torch.load(file, weights_only=False)`)).toBe('ReLU()');
});

it('names the node that gave NaN in anomaly mode, and only there', () => {
  const backward = 'x = torch.ones(1, requires_grad=True)\n((x - 1).sqrt() * 0).sum().backward()';
  const watched = `with torch.autograd.detect_anomaly():\n  ${backward.replace('\n', '\n  ')}`;
  expect(() => pyodide.runPython(watched)).toThrow(
    "Function 'SqrtBackward0' returned nan values in its 0th output.",
  );
  expect(textOf(`${backward}\nresult = x.grad`)).toBe('tensor([nan])');
});

it('says what it does not run, and why', () => {
  expect(() => pyodide.runPython('torch.compile(nn.ReLU())')).toThrow('Tenfold does not run torch.compile: ');
  expect(() => pyodide.runPython('torch.fft')).toThrow('there are no Fourier transforms');
  expect(() => pyodide.runPython('torch.no_such_name')).toThrow(
    "AttributeError: module 'torch' has no attribute 'no_such_name'",
  );
});

it.each([
  ['float32', 'float'],
  ['float16', 'c10::Half'],
  ['int64', 'int64_t'],
  ['int32', 'int'],
  ['uint8', 'uint8_t'],
])('a %s tensor is not filled with a complex number', (dtype, cType) => {
  const fills = ['x.fill_(1j)', 'torch.full_like(x, 1j)', 'x.masked_fill_(x == 0, 1j)'];
  for (const fill of fills) {
    expect(() => textOf(`x = torch.zeros(2, dtype=torch.${dtype})\nresult = ${fill}`)).toThrow(
      `RuntimeError: value cannot be converted to type ${cType} without overflow`,
    );
  }
});

it('fills with the real part of a complex number without an imaginary one; a bool asks whether it is 0', () => {
  expect(textOf('result = torch.zeros(1).fill_(2 + 0j)')).toBe('tensor([2.])');
  expect(textOf('result = torch.full_like(torch.zeros(1, dtype=torch.bool), 1j)')).toBe('tensor([True])');
  expect(textOf('result = torch.zeros(1).add(1j)')).toBe('tensor([0.+1.j])');
});
