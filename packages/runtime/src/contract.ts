/**
 * What every runtime must do, as data: each case is a few programs run one after another, with what is expected of
 * their outcomes. Vitest runs it on CPython and on Pyodide in Node, Playwright on Pyodide in a browser.
 */
import assert from 'node:assert/strict';
import { TRACE_CONTRACT } from './contract-trace.ts';
import type { StepToRun } from './run-step.ts';
import type { Limits, Outcome, Program } from './runtime.ts';

export interface Step extends StepToRun {
  readonly expect: (outcome: Outcome) => void;
}

export interface ContractCase {
  readonly title: string;
  readonly steps: readonly Step[];
  /** It holds where a program can be interrupted; where it has to be ended with its worker, something is lost. */
  readonly needsInterrupt?: true;
}

/** Runs the steps of a case in order; throws where an expectation does not hold. */
export async function expectCase(
  { steps }: ContractCase,
  run: (step: StepToRun) => Promise<Outcome>,
): Promise<void> {
  for (const { expect, ...step } of steps) expect(await run(step));
}

type Kind = Outcome['kind'];

const kindIs =
  (kind: Kind) =>
  (outcome: Outcome): void =>
    assert.equal(outcome.kind, kind, JSON.stringify(outcome));

const prints =
  (stdout: string, kind: Kind = 'finished') =>
  (outcome: Outcome): void =>
    assert.deepEqual(
      { kind: outcome.kind, stdout: outcome.stdout },
      { kind, stdout },
      JSON.stringify(outcome),
    );

const raises =
  (type: string, message: string | RegExp, line?: number) =>
  (outcome: Outcome): void => {
    if (outcome.kind !== 'raised') return assert.fail(`expected ${type}, got ${JSON.stringify(outcome)}`);
    assert.equal(outcome.error.type, type);
    if (typeof message === 'string') assert.equal(outcome.error.message, message);
    else assert.match(outcome.error.message, message);
    if (line !== undefined) assert.equal(outcome.error.line, line);
  };

/** One program with one expectation. */
const one = (title: string, program: Program, expect: (outcome: Outcome) => void): ContractCase => ({
  title,
  steps: [{ program, expect }],
});

/** A program that is stopped, and the next one, which must run as if nothing had been. */
const thenRuns = (title: string, first: Step): ContractCase => ({
  title: `${title}, and the next program runs`,
  steps: [first, { program: { code: 'print(1 + 1)' }, expect: prints('2\n') }],
});

const OUTPUT: readonly ContractCase[] = [
  one(
    'standard output and error come in the order written',
    { code: 'import sys\nprint("a")\nprint("b", file=sys.stderr)\nprint("c", end="")' },
    prints('a\nb\nc'),
  ),
  one('text beyond ASCII arrives whole', { code: 'print("ε → 𝛆 ✓")' }, prints('ε → 𝛆 ✓\n')),
  one(
    'bytes written to the buffer of standard output arrive in order',
    { code: 'import sys\nprint("a")\nsys.stdout.buffer.write(b"b\\n")\nprint("c")' },
    prints('a\nb\nc\n'),
  ),
  one(
    'what is written past the streams of Python arrives too',
    { code: 'import os\nos.write(1, b"raw\\n")' },
    prints('raw\n'),
  ),
  one('output over the limit is dropped with a notice', { code: 'print("x" * 30_000)' }, (outcome) => {
    assert.equal(outcome.truncated, true);
    assert.equal(outcome.stdout, `${'x'.repeat(20_000)}\n[output cut after 20,000 characters]\n`);
  }),
  one('output at the limit is whole', { code: 'print("x" * 19_999)' }, (outcome) => {
    assert.equal(outcome.truncated, false);
    assert.equal(outcome.stdout, `${'x'.repeat(19_999)}\n`);
  }),
  one(
    'a warning names no file of the machine',
    { code: 'import warnings\nwarnings.warn("careful")' },
    (outcome) => assert.match(outcome.stdout, /^program\.py:2: UserWarning: careful\n/),
  ),
  one(
    'a closed standard output is an error',
    { code: 'import sys\nsys.stdout.close()\nprint(1)' },
    (outcome) => raises('ValueError', /closed file/, 3)(outcome),
  ),
];

const TRACEBACK = `Traceback (most recent call last):
  File "program.py", line 4, in <module>
    half(3)
`;

const ERRORS: readonly ContractCase[] = [
  one(
    'an exception has its class, message, line and a traceback of the program alone',
    { code: 'def half(x):\n    return x / 0\n\nhalf(3)\n' },
    (outcome) => {
      raises('ZeroDivisionError', 'division by zero', 2)(outcome);
      const traceback = outcome.kind === 'raised' ? outcome.error.traceback : '';
      assert.equal(
        traceback
          .split(/ +[~^]+\n/)
          .join('')
          .slice(0, TRACEBACK.length),
        TRACEBACK,
      );
      assert.match(traceback, /File "program\.py", line 2, in half\n {4}return x \/ 0\n/);
      assert.match(traceback, /\nZeroDivisionError: division by zero\n$/);
      assert.equal(traceback.match(/File /g)?.length, 2);
    },
  ),
  one(
    'what was printed before the exception is kept',
    { code: 'print("a")\n1 / 0' },
    prints('a\n', 'raised'),
  ),
  one('a syntax error has its line and shows it', { code: 'x = 1\ny = = 2\n' }, (outcome) => {
    raises('SyntaxError', /^invalid syntax/, 2)(outcome);
    assert.match(
      outcome.kind === 'raised' ? outcome.error.traceback : '',
      /^ {2}File "program\.py", line 2\n.*y = = 2/,
    );
  }),
  one(
    'an exception raised while handling another shows both',
    { code: 'try:\n    {}["k"]\nexcept KeyError as error:\n    raise ValueError("no k") from error' },
    (outcome) => {
      raises('ValueError', 'no k', 4)(outcome);
      assert.match(
        outcome.kind === 'raised' ? outcome.error.traceback : '',
        /KeyError: 'k'[^]*ValueError: no k/,
      );
    },
  ),
  one(
    'frames of the prelude are not shown',
    { prelude: 'def helper(x):\n    raise TypeError("bad x")', code: 'a = 1\nhelper(a)' },
    (outcome) => {
      raises('TypeError', 'bad x', 2)(outcome);
      assert.equal(outcome.kind === 'raised' && outcome.error.traceback.includes('helper(x)'), false);
    },
  ),
  one('frames of the standard library are not shown', { code: 'import json\njson.loads("{")' }, (outcome) => {
    raises('JSONDecodeError', /Expecting property name/, 2)(outcome);
    assert.equal(outcome.kind === 'raised' && outcome.error.traceback.match(/File /g)?.length, 1);
  }),
  one(
    'endless recursion is a RecursionError',
    { code: 'def f(n):\n    return f(n + 1)\n\nf(0)' },
    (outcome) => raises('RecursionError', /^maximum recursion depth exceeded/, 2)(outcome),
  ),
  one('input() says that nobody answers', { code: 'name = input("name? ")' }, (outcome) =>
    raises('EOFError', /nobody/, 1)(outcome),
  ),
];

const VALUES: readonly ContractCase[] = [
  one(
    'watched names are reported as the program left them',
    {
      code: 'n = 3\nx = float("nan")\nok = True\nt = "é"\nnothing = None\npair = (1, [2.5, float("-inf")])\nd = {1: 2}',
      watch: ['n', 'x', 'ok', 't', 'nothing', 'pair', 'd', 'missing'],
      check: 'n = 4',
    },
    (outcome) =>
      assert.deepEqual(outcome.values, {
        n: { kind: 'number', value: 3 },
        x: { kind: 'number', value: 'nan' },
        ok: { kind: 'boolean', value: true },
        t: { kind: 'text', value: 'é' },
        nothing: { kind: 'none' },
        pair: {
          kind: 'list',
          items: [
            { kind: 'number', value: 1 },
            {
              kind: 'list',
              items: [
                { kind: 'number', value: 2.5 },
                { kind: 'number', value: '-inf' },
              ],
            },
          ],
        },
        d: { kind: 'other', type: 'dict', repr: '{1: 2}' },
      }),
  ),
  one(
    'values set before an exception are reported',
    { code: 'a = 1\nraise ValueError\nb = 2', watch: ['a', 'b'] },
    (outcome) => assert.deepEqual(outcome.values, { a: { kind: 'number', value: 1 } }),
  ),
  one(
    'a value whose repr raises spoils nothing',
    { code: 'class A:\n    def __repr__(self):\n        raise ValueError\na = A()', watch: ['a'] },
    (outcome) => assert.deepEqual(outcome.values, { a: { kind: 'other', type: 'A', repr: '<ValueError>' } }),
  ),
];

const BLOCKS: readonly ContractCase[] = [
  one(
    'what show prints is apart from the output',
    { code: 'x = 2\nprint("out")', show: 'print(x)' },
    (outcome) => {
      prints('out\n')(outcome);
      assert.equal(outcome.shown, '2\n');
    },
  ),
  one('show does not run after an exception', { code: '1 / 0', show: 'print("shown")' }, (outcome) =>
    assert.equal(outcome.shown, null),
  ),
  one(
    'show runs after an exception if it reads it',
    { code: '1 / 0', show: 'print(repr(error))' },
    (outcome) => assert.equal(outcome.shown, "ZeroDivisionError('division by zero')\n"),
  ),
  one('a check without a failing assertion passes', { code: 'x = 2', check: 'assert x == 2' }, (outcome) =>
    assert.deepEqual(outcome.check, { kind: 'passed' }),
  ),
  one(
    'a check fails with the message of its assertion',
    { code: 'x = 2', check: 'assert x == 3, f"x is {x}"' },
    (outcome) => assert.deepEqual(outcome.check, { kind: 'failed', message: 'x is 2' }),
  ),
  one(
    'an assertion without a message is quoted',
    { code: 'x = 2', check: 'y = 3\nassert x == y' },
    (outcome) => assert.deepEqual(outcome.check, { kind: 'failed', message: 'assert x == y' }),
  ),
  one(
    'a check that raises something else is broken',
    { code: 'x = 2', check: 'assert y == 3' },
    (outcome) => {
      assert.equal(outcome.kind, 'finished');
      assert.equal(outcome.check?.kind === 'broken' && outcome.check.error.type, 'NameError');
    },
  ),
  one(
    'a check sees what was printed',
    { code: 'print("hello")', check: 'assert stdout == "hello\\n"' },
    (outcome) => assert.deepEqual(outcome.check, { kind: 'passed' }),
  ),
  one(
    'a check does not run after an exception',
    { code: 'raise ValueError("no")', check: 'assert True' },
    (outcome) => assert.equal(outcome.check, null),
  ),
  one(
    'a check runs after an exception if it reads it',
    { code: 'raise ValueError("no")', check: 'assert isinstance(error, ValueError) and str(error) == "no"' },
    (outcome) => {
      raises('ValueError', 'no')(outcome);
      assert.deepEqual(outcome.check, { kind: 'passed' });
    },
  ),
  one(
    'a check that wants an exception fails where there is none',
    { code: 'x = 1', check: 'assert isinstance(error, ValueError), "nothing was raised"' },
    (outcome) => assert.deepEqual(outcome.check, { kind: 'failed', message: 'nothing was raised' }),
  ),
  one(
    'nothing is checked when the prelude raises',
    { prelude: '1 / 0', code: 'x = 1', check: 'assert error' },
    (outcome) => {
      raises('ZeroDivisionError', 'division by zero')(outcome);
      assert.equal(outcome.check, null);
    },
  ),
];

const SOON: Partial<Limits> = { timeMs: 300 };

const STOPPING: readonly ContractCase[] = [
  thenRuns('an endless loop is stopped at the time limit', {
    program: { code: 'print("a")\nwhile True:\n    pass', watch: ['x'] },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('an endless loop that catches everything is stopped', {
    program: {
      code: 'print("a", end="")\nwhile True:\n    try:\n        while True: pass\n    except:\n        pass',
    },
    limits: SOON,
    expect: prints('a', 'timed-out'),
  }),
  thenRuns('a program that ignores the interrupt is stopped', {
    program: {
      code: 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint("a")\nwhile True: pass',
    },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('a long call without Python lines is stopped', {
    program: { code: 'print("a")\nsum(range(10 ** 12))' },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('endless printing is cut and stopped', {
    program: { code: 'while True: print("x" * 9)' },
    limits: { ...SOON, outputChars: 100 },
    expect: prints(`${'xxxxxxxxx\n'.repeat(10)}\n[output cut after 100 characters]\n`, 'timed-out'),
  }),
  thenRuns('an endless check is stopped', {
    program: { code: 'print("a")', check: 'while True: pass' },
    limits: SOON,
    expect: prints('a\n', 'timed-out'),
  }),
  thenRuns('aborting the signal interrupts', {
    program: { code: 'n = 7\nprint("go")\nwhile True:\n    pass' },
    interruptAfter: 'go\n',
    expect: prints('go\n', 'interrupted'),
  }),
  thenRuns('aborting the signal interrupts a sleep', {
    program: { code: 'import time\nprint("go")\ntime.sleep(1000)' },
    interruptAfter: 'go\n',
    expect: prints('go\n', 'interrupted'),
  }),
  thenRuns('a program may interrupt itself', {
    program: { code: 'raise KeyboardInterrupt' },
    expect: kindIs('interrupted'),
  }),
  thenRuns('memory over the limit is a MemoryError', {
    program: { code: 'parts = []\nwhile True:\n    parts.append(bytearray(2 ** 23))' },
    limits: { memoryMb: 256 },
    expect: raises('MemoryError', '', 3),
  }),
  thenRuns('leaving without an error finishes', {
    program: { code: 'import sys\nprint("a")\nsys.exit()\nprint("b")' },
    expect: prints('a\n'),
  }),
  thenRuns('leaving with an error raises', {
    program: { code: 'import sys\nsys.exit("no data")' },
    expect: raises('SystemExit', 'no data', 2),
  }),
  thenRuns('ending the process ends only the program', {
    program: { code: 'import os\nprint("a", flush=True)\nos._exit(3)' },
    expect: (outcome) => {
      prints('a\n', 'raised')(outcome);
      raises('SystemError', /^Python ended before the program did/)(outcome);
    },
  }),
];

/** A program that disturbs something, and one that would notice. */
const notLeft = (what: string, disturb: string, notice: string, stdout: string): ContractCase => ({
  title: `${what} does not reach the next program`,
  steps: [
    { program: { code: disturb }, expect: kindIs('finished') },
    { program: { code: notice }, expect: prints(stdout) },
  ],
});

const READ_FILES = 'import os\nprint(sorted(os.listdir()), sum(open("bytes.u8", "rb").read()))';

const FILES: readonly ContractCase[] = [
  {
    title: 'a program finds its files in its folder, byte for byte, and the next one does not',
    steps: [
      {
        program: {
          code: READ_FILES,
          files: {
            'bytes.u8': Uint8Array.from({ length: 100_000 }, (_, at) => at % 256),
            'empty.txt': new Uint8Array(),
          },
        },
        expect: prints("['bytes.u8', 'empty.txt'] 12742320\n"),
      },
      { program: { code: READ_FILES }, expect: raises('FileNotFoundError', /bytes\.u8/, 2) },
    ],
  },
  one(
    'a program may change its files',
    {
      code: 'open("a.txt", "a").write("b")\nprint(open("a.txt").read())',
      files: { 'a.txt': new TextEncoder().encode('a') },
    },
    prints('ab\n'),
  ),
];

const ISOLATION: readonly ContractCase[] = [
  one('a program is the main module', { code: 'print(__name__)' }, prints('__main__\n')),
  one(
    'classes of a program can be pickled',
    { code: 'import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))).__name__)' },
    prints('A\n'),
  ),
  notLeft('a name', 'x = 1', 'print("x" in globals())', 'False\n'),
  notLeft('a replaced built-in', 'import builtins\nbuiltins.len = lambda x: 0', 'print(len([1]))', '1\n'),
  one(
    'a program that replaces what the runner uses is told all the same',
    {
      code: 'import builtins, json, os\nx = 1\nprint("a")\njson.dumps = json.loads = os.write = None\nbuiltins.isinstance = builtins.len = builtins.type = None',
      watch: ['x'],
      check: 'assert len(stdout) == 2',
    },
    (outcome) => {
      prints('a\n')(outcome);
      assert.deepEqual(outcome.values, { x: { kind: 'number', value: 1 } });
      assert.deepEqual(outcome.check, { kind: 'passed' });
    },
  ),
  notLeft(
    'a replaced module',
    'import sys\nsys.modules["json"] = None',
    'import json\nprint(json.dumps([1]))',
    '[1]\n',
  ),
  notLeft(
    'a changed function of a module',
    'import math\nmath.sqrt = None',
    'import math\nprint(math.sqrt(4))',
    '2.0\n',
  ),
  notLeft(
    'a file',
    'open("left.txt", "w").write("x")',
    'import os\nprint(os.path.exists("left.txt"))',
    'False\n',
  ),
  notLeft(
    'an environment variable',
    'import os\nos.environ["LEFT"] = "x"',
    'import os\nprint("LEFT" in os.environ)',
    'False\n',
  ),
];

const TORCH: readonly ContractCase[] = [
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

/** All cases; those about torch need a torch to be there. */
export const CONTRACT: readonly ContractCase[] = [
  ...OUTPUT,
  ...ERRORS,
  ...VALUES,
  ...BLOCKS,
  ...STOPPING,
  ...FILES,
  ...ISOLATION,
  ...TORCH,
  ...TRACE_CONTRACT,
];
