/** What a program raises, and where: as a learner of Python would see it. */
import assert from 'node:assert/strict';
import { type ContractCase, one, prints, raises } from './case.ts';

const TRACEBACK = `Traceback (most recent call last):
  File "program.py", line 4, in <module>
    half(3)
`;

export const ERRORS: readonly ContractCase[] = [
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
