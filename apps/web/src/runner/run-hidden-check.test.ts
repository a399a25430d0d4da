import type { Outcome } from '@tenfold/runtime';
import { expect, test } from 'vitest';
import { toResult } from './run-hidden-check.ts';

const ran = { stdout: '', truncated: false, shown: null, values: {}, ms: 1, check: null } as const;
const error = { type: 'TypeError', message: 'no', traceback: '', line: 1 };

test('only a check that passed passes', () => {
  expect(toResult({ ...ran, kind: 'finished', check: { kind: 'passed' } })).toEqual({
    passed: true,
    message: '',
  });
});

test.each<[string, Outcome, string]>([
  [
    'the assertion that failed',
    { ...ran, kind: 'finished', check: { kind: 'failed', message: 'Too small.' } },
    'Too small.',
  ],
  ['what the code raised', { ...ran, kind: 'raised', error }, 'TypeError: no'],
  ['what the check raised', { ...ran, kind: 'finished', check: { kind: 'broken', error } }, 'TypeError: no'],
  ['that it ran too long', { ...ran, kind: 'timed-out' }, 'still running'],
  ['that it was stopped', { ...ran, kind: 'interrupted' }, 'stopped'],
  ['that nothing was checked', { ...ran, kind: 'finished' }, 'did not run'],
])('otherwise the learner reads %s', (_, outcome, message) => {
  expect(toResult(outcome)).toEqual({ passed: false, message: expect.stringContaining(message) });
});
