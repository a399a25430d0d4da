import type { Trace, TracedValue, TraceStep } from '@tenfold/runtime';
import { expect, test } from 'vitest';
import { type SteppedState, statesOf, stepWords } from './stepped-state.ts';

const number = (text: string): TracedValue => ({ kind: 'plain', type: 'int', text });

function step(changes: Partial<TraceStep>): TraceStep {
  return {
    kind: 'line',
    line: 1,
    endLine: 1,
    frame: 0,
    changes: [],
    gone: [],
    returned: null,
    printed: '',
    raised: null,
    backward: null,
    ...changes,
  };
}

/** `x = 1`, then `f(x)` whose argument is `y`, then back: `x = 2`, `del x`. */
const TRACE: Trace = {
  start: [{ frame: 0, name: 'given', value: number('7') }],
  startPrinted: 'before\n',
  frames: [
    { name: '<module>', caller: null },
    { name: 'f', caller: 0 },
  ],
  steps: [
    step({ line: 3, endLine: 3, changes: [{ frame: 0, name: 'x', value: number('1') }] }),
    step({ kind: 'call', frame: 1, changes: [{ frame: 1, name: 'y', value: number('1') }], printed: 'in\n' }),
    step({ line: 4, endLine: 5, kind: 'back', changes: [{ frame: 0, name: 'x', value: number('2') }] }),
    step({
      line: 6,
      endLine: 6,
      gone: [{ frame: 0, name: 'x' }],
      raised: { type: 'ValueError', message: 'no' },
    }),
  ],
  cut: null,
};

const namesIn = (state: SteppedState | undefined) =>
  state?.frames.map(({ name, variables }) => [
    name,
    ...variables.map(({ name: variable, value, isNew }) => {
      return `${variable}=${value.kind === 'plain' ? value.text : '?'}${isNew ? '!' : ''}`;
    }),
  ]);

test('before the first step there is what was given', () => {
  const [first] = statesOf(TRACE);
  expect(namesIn(first)).toEqual([[null, 'given=7']]);
  expect(first?.printed).toBe('before\n');
});

test('each state has the values of its own step, in the frame at work and those that called it', () => {
  expect(statesOf(TRACE).slice(1).map(namesIn)).toEqual([
    [[null, 'given=7', 'x=1!']],
    [
      ['f', 'y=1!'],
      [null, 'given=7', 'x=1'],
    ],
    [[null, 'given=7', 'x=2!']],
    [[null, 'given=7']],
  ]);
});

test('what was printed adds up', () => {
  expect(statesOf(TRACE).map(({ printed }) => printed.split('\n').length - 1)).toEqual([1, 1, 2, 2, 2]);
});

test('the line that is read out says what a step did', () => {
  expect(statesOf(TRACE).map(stepWords)).toEqual([
    'Before the first line.',
    'Line 3: x is 1.',
    'Line 1: f is called; y is 1; prints in.',
    'Lines 4 to 5: goes on after the call; x is 2.',
    'Line 6: x is gone; raises ValueError: no.',
  ]);
});
