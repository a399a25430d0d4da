/** gradcheck's answers, errors and warnings: what PyTorch 2.13 gave for the same calls. */
import { setFlagsFromString } from 'node:v8';
import { loadPyodide, type PyodideInterface } from 'pyodide';
import { beforeAll, expect, it } from 'vitest';
import { bindTorch, pythonFiles } from './python-files.ts';

// As in the replayer: V8's inlining of calls into WASM may end the process.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

// `Wrong` says 3x for the slope of x².
const PROGRAM = `
import torch, warnings
from torch.autograd import Function, gradcheck
class Wrong(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x
    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * 3 * x
def leaf(*values, dtype=torch.float64):
    return torch.tensor(values, dtype=dtype, requires_grad=True)
def told(func, *inputs, **options):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            answer = repr(gradcheck(func, inputs, **options))
        except Exception as e:
            answer = f"{type(e).__name__}: {e}"
    return "|".join([answer, *(str(w.message) for w in seen)])
`;

/** A call, and its answer or error followed by the warnings. */
const RECORDED = [
  ['told(torch.sin, leaf(1, 2))', 'True'],
  ['told(torch.mul, leaf(1, 2), leaf(3))', 'True'],
  ['told(lambda x: (x * 2, x.exp().sum()), leaf(1, 2))', 'True'],
  ['told(lambda x: x.softmax(0).log(), leaf(1, 2, 3))', 'True'],
  [
    'told(Wrong.apply, leaf(1, 2))',
    'GradcheckError: Jacobian mismatch for output 0 with respect to input 0,\nnumerical:tensor([[2.0000, 0.0000],\n        [0.0000, 4.0000]], dtype=torch.float64)\nanalytical:tensor([[3., 0.],\n        [0., 6.]], dtype=torch.float64)\n',
  ],
  ['told(Wrong.apply, leaf(1, 2), raise_exception=False)', 'False'],
  ['told(Wrong.apply, leaf(0, 0))', 'True'],
  [
    'told(torch.relu, leaf(0))',
    'GradcheckError: Jacobian mismatch for output 0 with respect to input 0,\nnumerical:tensor([[0.5000]], dtype=torch.float64)\nanalytical:tensor([[0.]], dtype=torch.float64)\n',
  ],
  [
    'told(lambda x: x.detach(), leaf(1))',
    'GradcheckError: Numerical gradient for function expected to be zero',
  ],
  [
    'told(torch.sin, torch.ones(2))',
    'ValueError: gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.',
  ],
  [
    'told(torch.sin, leaf(1, dtype=torch.float32))',
    'GradcheckError: Jacobian mismatch for output 0 with respect to input 0,\nnumerical:tensor([[0.5364]])\nanalytical:tensor([[0.5403]])\n|Input #0 requires gradient and is not a double precision floating point or complex. This check will likely fail if all the inputs are not of double precision floating point or complex. ',
  ],
  [
    'told(torch.sin, leaf(1), atol=0, rtol=1e-12)',
    'GradcheckError: Jacobian mismatch for output 0 with respect to input 0,\nnumerical:tensor([[0.5403]], dtype=torch.float64)\nanalytical:tensor([[0.5403]], dtype=torch.float64)\n',
  ],
  [
    'told(torch.sin, torch.ones(1, dtype=torch.float64).expand(2).requires_grad_())',
    'RuntimeError: The 0th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able to compute the numerical gradients correctly. You should call .contiguous on the input before passing it to gradcheck.',
  ],
] as const;

let pyodide: PyodideInterface;
beforeAll(async () => {
  pyodide = await loadPyodide();
  bindTorch(pyodide, pythonFiles());
  pyodide.runPython(PROGRAM);
}, 60_000);

it.each(RECORDED)('%s', (call, answer) => {
  expect(pyodide.runPython(call)).toBe(answer);
});

it('leaves inputs, their versions and gradients as they were', () => {
  const program = 'x = leaf(1, 2)\ngradcheck(torch.exp, x)\nrepr((x.tolist(), x._version, x.grad))';
  expect(pyodide.runPython(program)).toBe('([1.0, 2.0], 0, None)');
});
