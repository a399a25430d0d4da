import type { Outcome } from '@tenfold/runtime';
import { expect, test } from 'vitest';
import { isAsRecorded } from './is-as-recorded.ts';

const ran = { truncated: false, shown: null, values: {}, ms: 1, check: null } as const;
const finished = (stdout: string): Outcome => ({ ...ran, kind: 'finished', stdout });
const raised = (type: string, message: string): Outcome => {
  return { ...ran, kind: 'raised', stdout: '', error: { type, message, traceback: '', line: 1 } };
};

test.each<[Outcome, string, string | null, boolean]>([
  [finished('loss 0.3133\n'), 'loss 0.3132', null, true],
  [finished('loss 0.31'), 'loss 0.32', null, false],
  [finished('cost 0.3133'), 'loss 0.3133', null, false],
  [raised('ValueError', 'no\nmore'), '', 'ValueError: no', true],
  [raised('TypeError', 'no'), '', 'ValueError: no', false],
  [raised('ValueError', 'no'), '', null, false],
  [finished(''), '', 'ValueError: no', false],
  [{ ...ran, kind: 'interrupted', stdout: 'a' }, 'a', null, false],
])('%j against %j and %j: %s', (outcome, printed, error, same) => {
  expect(isAsRecorded(outcome, { printed, error })).toBe(same);
});
