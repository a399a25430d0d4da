import { expect, test } from 'vitest';
import { constantsOf, setConstants } from './experiment.ts';

test('a run sets what the experiment sets, the value that varies, and the seed', () => {
  expect(constantsOf({ set: { HIDDEN: '(64, 32)' }, varies: 'EPS' }, 3, 0.02)).toEqual({
    HIDDEN: '(64, 32)',
    EPS: '0.02',
    SEED: '3',
  });
});

test('a constant is set in its line, and the comment stays', () => {
  const code = 'SEED = 0  # decides the split\nHIDDEN = (64, 32)\nprint(SEED == 0)\n';
  expect(setConstants(code, { SEED: '7', HIDDEN: '(8,)' })).toEqual({
    code: 'SEED = 7  # decides the split\nHIDDEN = (8,)\nprint(SEED == 0)\n',
    missing: [],
  });
});

test('only the first line that sets it is changed, and one within a function does not count', () => {
  const code = 'def f():\n    SEED = 1\nSEED = 2\nSEED = 3';
  expect(setConstants(code, { SEED: '9' }).code).toBe('def f():\n    SEED = 1\nSEED = 9\nSEED = 3');
});

test('a constant without a line is told', () => {
  expect(setConstants('seed = 0', { SEED: '1' })).toEqual({ code: 'seed = 0', missing: ['SEED'] });
});

test('a value is put in as it is', () => {
  expect(setConstants('A = 1', { A: "'$& $1'" }).code).toBe("A = '$& $1'");
});
