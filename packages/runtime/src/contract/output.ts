/** What a program prints is kept and told, up to a limit. */
import assert from 'node:assert/strict';
import { type ContractCase, one, prints, raises } from './case.ts';

export const OUTPUT: readonly ContractCase[] = [
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
