/** Torch is there: its values and its exceptions are told, its state is gone with the program. */
import assert from 'node:assert/strict';
import { type ContractCase, kindIs, one, prints, raises } from './case.ts';

export const TORCH: readonly ContractCase[] = [
  one(
    'tensors are reported with dtype, shape and values',
    {
      code: 'import torch\nx = torch.tensor([[1.5, -2.0], [0.25, float("inf")]], requires_grad=True)\ni = torch.tensor(3)\nb = torch.tensor([True, False])\nbig = torch.zeros(1001)',
      watch: ['x', 'i', 'b', 'big'],
    },
    (outcome) =>
      assert.deepEqual(outcome.values, {
        x: { kind: 'tensor', dtype: 'float32', shape: [2, 2], values: [1.5, -2, 0.25, 'inf'] },
        i: { kind: 'tensor', dtype: 'int64', shape: [], values: [3] },
        b: { kind: 'tensor', dtype: 'bool', shape: [2], values: [1, 0] },
        big: { kind: 'tensor', dtype: 'float32', shape: [1001], values: null },
      }),
  ),
  one(
    'an exception of torch shows the frames of the program alone',
    {
      code: 'import torch\nimport torch.nn.functional as F\n\nF.cross_entropy(torch.zeros(2, 3), torch.tensor([0, 1]), label_smoothing=2.0)',
    },
    (outcome) => {
      raises('RuntimeError', 'label_smoothing must be between 0.0 and 1.0. Got: 2', 4)(outcome);
      assert.equal(outcome.kind === 'raised' && outcome.error.traceback.match(/File /g)?.length, 1);
    },
  ),
  {
    title: 'the state of torch does not reach the next program',
    steps: [
      {
        program: {
          code: 'import torch\ntorch.set_default_dtype(torch.float64)\ntorch.set_grad_enabled(False)\ntorch.set_printoptions(precision=1)\ntorch.nn.functional.cross_entropy = None\ntorch.Tensor.relu = None',
        },
        expect: kindIs('finished'),
      },
      {
        program: {
          code: 'import torch\nx = torch.tensor([1.23456], requires_grad=True)\nprint(x.dtype, (x * 2).requires_grad, x.detach())\nprint(torch.nn.functional.cross_entropy is None, torch.Tensor.relu is None)',
        },
        expect: prints('torch.float32 True tensor([1.2346])\nFalse False\n'),
      },
    ],
  },
  {
    title: 'every program begins with the same random numbers, those of seed 0',
    steps: [
      { program: { code: 'import torch\ntorch.manual_seed(7)\ntorch.rand(3)' }, expect: kindIs('finished') },
      {
        program: { code: 'import random\nimport torch\nprint(torch.rand(3), random.randrange(100))' },
        expect: prints('tensor([0.4963, 0.7682, 0.0885]) 49\n'),
      },
    ],
  },
];
