/** What the program's names hold at its end. */
import assert from 'node:assert/strict';
import { type ContractCase, one } from './case.ts';

export const VALUES: readonly ContractCase[] = [
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
