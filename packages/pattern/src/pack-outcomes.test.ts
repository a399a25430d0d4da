import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, type OptionId, type SealedBase } from './public-entry.ts';
import { packOutcomes, unpackOutcomes } from './pack-outcomes.ts';

const outcome = fc.record({
  passes: fc.boolean(),
  outcome: fc.record({
    kind: fc.constantFrom('finished' as const, 'timed-out' as const),
    shown: fc.constantFrom('', 'a', 'b'),
    error: fc.constant(null),
  }),
});
const id = fc.stringMatching(/^[a-z0-9]{1,9}$/).map((text) => text as OptionId);
const outcomes: fc.Arbitrary<SealedBase['outcomes']> = fc
  .array(fc.tuple(fc.array(id, { minLength: 1, maxLength: 4 }), outcome))
  .map((answers) => Object.fromEntries(answers.map(([options, did]) => [keyOf(options), did])));

test('what was packed is the same again', () => {
  fc.assert(
    fc.property(outcomes, (given) => {
      expect(unpackOutcomes(JSON.parse(JSON.stringify(packOutcomes(given))))).toEqual(given);
    }),
  );
});

test('120 orders that did four things take little more room than four', () => {
  const orders = Array.from({ length: 120 }, (_, at) =>
    keyOf([`o${at}`, 'o1'].map((text) => text as OptionId)),
  );
  const did = (at: number) => ({ kind: 'finished' as const, shown: `it printed ${at % 4}`, error: null });
  const given = Object.fromEntries(
    orders.map((key, at) => [key, { passes: at % 4 === 0, outcome: did(at) }]),
  );
  expect(packOutcomes(given).groups).toHaveLength(4);
  expect(JSON.stringify(packOutcomes(given)).length).toBeLessThan(JSON.stringify(given).length / 5);
});
