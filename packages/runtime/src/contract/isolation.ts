/** Nothing is left of a program when the next one runs, its files included. */
import assert from 'node:assert/strict';
import { type ContractCase, kindIs, one, prints, raises } from './case.ts';

/** A program that disturbs something, and one that would notice. */
const notLeft = (what: string, disturb: string, notice: string, stdout: string): ContractCase => ({
  title: `${what} does not reach the next program`,
  steps: [
    { program: { code: disturb }, expect: kindIs('finished') },
    { program: { code: notice }, expect: prints(stdout) },
  ],
});

const READ_FILES = 'import os\nprint(sorted(os.listdir()), sum(open("bytes.u8", "rb").read()))';

export const FILES: readonly ContractCase[] = [
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

export const ISOLATION: readonly ContractCase[] = [
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
