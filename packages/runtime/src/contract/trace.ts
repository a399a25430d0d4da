/** What every runtime must record of a program: the part of the contract about `Program.trace`. */
import assert from 'node:assert/strict';
import type { ContractCase } from './case.ts';
import type { Outcome, Program } from '../runtime.ts';
import type { Trace, TracedValue, TraceLimits, TraceStep } from '../trace.ts';

/** One program with what is expected of its trace. */
function traced(
  title: string,
  program: string | Program,
  expect: (trace: Trace, outcome: Outcome) => void,
  trace: Partial<TraceLimits> = {},
): ContractCase {
  const whole = typeof program === 'string' ? { code: program } : program;
  const check = (outcome: Outcome): void => {
    assert.ok(outcome.trace, JSON.stringify(outcome));
    expect(outcome.trace, outcome);
  };
  return { title, steps: [{ program: { ...whole, trace }, expect: check }] };
}

/** `1 x=2`, `call 4 a=1`: what of a step these tests compare. */
function inShort(step: TraceStep): string {
  const parts = [
    ...(step.kind === 'line' ? [] : [step.kind]),
    step.line === step.endLine ? `${step.line}` : `${step.line}-${step.endLine}`,
    ...step.changes.map(({ name, value }) => `${name}=${textOf(value)}`),
    ...step.gone.map(({ name }) => `-${name}`),
    ...(step.returned ? [`returns ${textOf(step.returned)}`] : []),
    ...(step.printed ? [JSON.stringify(step.printed)] : []),
    ...(step.raised ? [step.raised.type] : []),
  ];
  return parts.join(' ');
}

function textOf(value: TracedValue): string {
  switch (value.kind) {
    case 'tensor':
      return `${value.dtype}[${value.shape.join()}](${value.values.join()})${value.grad ? `grad(${value.grad.join()})` : ''}`;
    case 'module':
      return value.text;
    case 'function':
    case 'plain':
      return value.text;
  }
}

const steps =
  (...expected: readonly string[]) =>
  (trace: Trace): void =>
    assert.deepEqual(trace.steps.map(inShort), expected);

const STATEMENTS: readonly ContractCase[] = [
  traced(
    'a step is a statement, with what it changed and printed',
    'a = 1\nb = [a,\n     2]\nprint(b)\ndel a\nb.append(3)',
    steps('1 a=1', '2-3 b=[1, 2]', '4 "[1, 2]\\n"', '5 -a', '6 b=[1, 2, 3]'),
  ),
  traced(
    'a loop comes to its head once for each value and once more',
    'for i in range(2):\n    print(i)',
    steps('1 i=0', '2 "0\\n"', '1 i=1', '2 "1\\n"', '1'),
  ),
  traced(
    'a call is a step with its arguments, and so is the line that goes on after it',
    'def half(x):\n    return x / 2\ny = half(3)\nhalf(4)',
    steps(
      '1 half=half(x)',
      '3',
      'call 1 x=3',
      '2 returns 1.5',
      'back 3 y=1.5',
      '4',
      'call 1 x=4',
      '2 returns 2.0',
    ),
  ),
  traced(
    'comprehensions, class bodies and functions of libraries are part of their statement',
    'import json\nclass A:\n    b = 1\n    c = 2\nx = [json.dumps(i)\n     for i in range(3)]',
    steps('1', '2 A=class A', "5-6 x=['0', '1', '2']"),
  ),
  traced(
    'a generator goes on where it was',
    'def two():\n    yield 1\n    yield 2\na, b = two()',
    (trace) => {
      assert.deepEqual(
        trace.steps.map(({ frame }) => frame),
        [0, 0, 1, 1, 1, 0],
      );
      assert.deepEqual(trace.frames.at(-1), { name: 'two', caller: 0 });
    },
  ),
  traced(
    'an exception is told where it arose and where it passed through',
    'def f(x):\n    return 1 / x\ntry:\n    f(0)\nexcept ZeroDivisionError:\n    x = "caught"\nf(0)',
    (trace, outcome) => {
      steps(
        '1 f=f(x)',
        '3',
        '4',
        'call 1 x=0',
        '2 ZeroDivisionError',
        'back 4 ZeroDivisionError',
        '5',
        "6 x='caught'",
        '7',
        'call 1 x=0',
        '2 ZeroDivisionError',
        'back 7 ZeroDivisionError',
      )(trace);
      assert.equal(outcome.kind, 'raised');
    },
  ),
  traced(
    'what ran before is shown only as far as the program mentions it',
    { prelude: 'a = 1\nb = 2\ndef f(x):\n    return x\nprint("set")', code: 'c = f(a) + 1' },
    (trace, outcome) => {
      assert.deepEqual(
        trace.start.map(({ name, value }) => `${name}=${textOf(value)}`),
        ['a=1'],
      );
      assert.equal(trace.startPrinted, 'set\n');
      steps('1 c=2')(trace);
      assert.equal(outcome.stdout, 'set\n');
    },
  ),
  traced(
    'values are told without calling the program, without addresses, with six digits',
    'class A:\n    def __init__(self):\n        self.x = 2 / 3\n    def __repr__(self):\n        print("no")\na = A()\nb = object()\nc = 1e-30 / 3',
    (trace, outcome) => {
      steps(
        '1 A=class A',
        '6',
        'call 2 self=A()',
        '3 self=A(x=0.666667)',
        'back 6 a=A(x=0.666667)',
        '7 b=<object object>',
        '8 c=3.33333e-31',
      )(trace);
      assert.equal(outcome.stdout, '');
    },
  ),
  traced('a program without statements has no steps', '# nothing\n', steps()),
  traced('a program that does not parse has no steps', 'a = 1\nb = = 2', (trace, outcome) => {
    assert.equal(outcome.kind, 'raised');
    steps()(trace);
  }),
  {
    title: 'without being asked for there is no trace',
    steps: [{ program: { code: 'a = 1' }, expect: (outcome) => assert.equal('trace' in outcome, false) }],
  },
];

const LIMITS: readonly ContractCase[] = [
  traced(
    'an endless program is ended at the limit of steps',
    'x = 0\nwhile True:\n    x += 1',
    (trace, outcome) => {
      assert.equal(outcome.kind, 'interrupted');
      assert.equal(trace.cut, 'steps');
      assert.equal(trace.steps.length, 50);
    },
    { steps: 50 },
  ),
  traced(
    'an endless program that catches everything is ended too',
    'while True:\n    try:\n        1 / 0\n    except Exception:\n        pass',
    (trace, outcome) => {
      assert.equal(outcome.kind, 'interrupted');
      assert.equal(trace.steps.length, 50);
    },
    { steps: 50 },
  ),
  traced(
    'an endless loop on one line is ended',
    'x = 0\nwhile True: x += 1',
    (trace, outcome) => {
      assert.equal(outcome.kind, 'interrupted');
      assert.equal(trace.cut, 'steps');
    },
    { steps: 50 },
  ),
  traced(
    'a trace that grows too large is ended',
    'text = ""\nwhile True:\n    text += "x" * 20',
    (trace, outcome) => {
      assert.equal(outcome.kind, 'interrupted');
      assert.equal(trace.cut, 'bytes');
    },
    { bytes: 20_000 },
  ),
  {
    title: 'a program that is stopped from outside keeps its trace, and the next one runs',
    needsInterrupt: true,
    steps: [
      {
        program: { code: 'a = 1\nprint("go")\nany(x for x in iter(int, 1))', trace: {} },
        interruptAfter: 'go\n',
        expect: (outcome) => {
          assert.equal(outcome.kind, 'interrupted');
          assert.deepEqual(outcome.trace?.steps.slice(0, 2).map(inShort), ['1 a=1', '2 "go\\n"']);
        },
      },
      { program: { code: 'print(1)' }, expect: (outcome) => assert.equal(outcome.stdout, '1\n') },
    ],
  },
  traced(
    'a program that replaces what recording needs runs on without it',
    'import builtins\nkept = isinstance\nbuiltins.isinstance = None\nx = 1\nbuiltins.isinstance = kept\nprint("done")',
    (trace, outcome) => {
      assert.equal(trace.cut, 'disturbed');
      assert.equal(outcome.kind, 'finished');
      assert.equal(outcome.stdout, 'done\n');
    },
  ),
];

const TENSORS: readonly ContractCase[] = [
  traced(
    'a tensor is told as it was at the step, also where its storage is written past it',
    'import torch\nx = torch.tensor([1.0, 2.0])\nx += 1\nx.data.mul_(2)\nv = x[0]\nv.zero_()\nx = x.double()',
    steps(
      '1',
      '2 x=float32[2](1,2)',
      '3 x=float32[2](2,3)',
      '4 x=float32[2](4,6)',
      '5 v=float32[](4)',
      '6 x=float32[2](0,6) v=float32[](0)',
      '7 x=float64[2](0,6)',
    ),
  ),
  traced(
    'of a large tensor the first values are told, and that it changed',
    'import torch\nx = torch.arange(10)\nx[9] = 0\ny = x + 1',
    steps('1', '2 x=int64[10](0,1,2,3)', '3', '4 y=int64[10](1,2,3,4)'),
    { values: 4 },
  ),
  traced(
    'a module is told with its parameters, and when a step of the optimizer changed them',
    'import torch\nmodel = torch.nn.Linear(2, 1, bias=False)\nwith torch.no_grad():\n    model.weight.fill_(1)\noptimizer = torch.optim.SGD(model.parameters(), lr=0.5)\nmodel(torch.tensor([1.0, 2.0])).sum().backward()\noptimizer.step()\nmodel.eval()',
    (trace) => {
      const models = trace.steps.flatMap(({ line, changes }) =>
        changes.flatMap(({ name, value }) =>
          name === 'model' && value.kind === 'module' ? [{ line, value }] : [],
        ),
      );
      const weights = models.slice(1).map(({ line, value }) => {
        const [{ name, value: weight } = assert.fail('no parameter')] = value.parameters;
        return `${line} ${name} ${textOf(weight)} ${value.training}`;
      });
      assert.deepEqual(weights, [
        '4 weight float32[1,2](1,1) true',
        '6 weight float32[1,2](1,1)grad(1,2) true',
        '7 weight float32[1,2](0.5,0)grad(1,2) true',
        '8 weight float32[1,2](0.5,0)grad(1,2) false',
      ]);
      assert.equal(models[0]?.value.text, 'Linear(in_features=2, out_features=1, bias=False)');
    },
  ),
  traced(
    'backward is told with its graph and the gradients that arrived',
    'import torch\nw = torch.tensor([1.0, 2.0], requires_grad=True)\ny = w * 3\nloss = y.exp().sum().log()\nloss.backward()',
    ({ steps: all }) => {
      const backward = all.at(-1)?.backward;
      assert.ok(backward);
      assert.deepEqual(
        backward.nodes.map(({ name, variable }) => [name, variable]),
        [
          ['LogBackward0', 'loss'],
          ['SumBackward0', null],
          ['ExpBackward0', null],
          ['MulBackward0', 'y'],
          ['AccumulateGrad', 'w'],
        ],
      );
      assert.deepEqual(backward.edges, [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ]);
      assert.deepEqual(
        backward.nodes.map(({ gradient }) => gradient),
        [[1], null, null, [0.0474259, 0.952574], [0.142278, 2.85772]],
      );
      assert.deepEqual(all.slice(-1).map(inShort), ['5 w=float32[2](1,2)grad(0.142278,2.85772)']);
    },
  ),
  traced(
    'the graph of autograd.grad is told, that of a helper is not',
    {
      prelude: 'import torch\ndef helper(x):\n    (x * x).sum().backward()',
      code: 'x = torch.ones(2, requires_grad=True)\nhelper(x)\ng = torch.autograd.grad(outputs=x.sum(), inputs=x)',
    },
    (trace) =>
      assert.deepEqual(
        trace.steps.map(({ backward }) => backward?.nodes.map(({ name }) => name) ?? null),
        [null, null, ['SumBackward0', 'AccumulateGrad']],
      ),
  ),
  traced(
    'an error of backward is that of the program',
    'import torch\nx = torch.ones(2, requires_grad=True)\n(x * 2).backward()',
    (trace, outcome) => {
      assert.equal(trace.steps.at(-1)?.raised?.type, 'RuntimeError');
      assert.equal(outcome.kind === 'raised' && outcome.error.line, 3);
      assert.equal(outcome.kind === 'raised' && outcome.error.traceback.match(/File /g)?.length, 1);
    },
  ),
];

export const TRACE: readonly ContractCase[] = [...STATEMENTS, ...LIMITS, ...TENSORS];
