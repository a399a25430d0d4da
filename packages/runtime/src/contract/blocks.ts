/** Prelude, code, show and check: one program in four parts. */
import assert from 'node:assert/strict';
import { type ContractCase, one, prints, raises } from './case.ts';

export const BLOCKS: readonly ContractCase[] = [
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
