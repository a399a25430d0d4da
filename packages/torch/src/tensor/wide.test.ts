import { expect, it } from 'vitest';
import { createEngine, dtypes } from '../index.ts';
import { wholeValuesOf } from './create.ts';
import { hasWide, storeWide } from './wide.ts';

const { torch, tensor, tidy, toText } = createEngine();
const LARGEST = 2n ** 63n - 1n;

function made(values: readonly bigint[]) {
  const t = tensor(
    values.map(() => 0),
    [values.length],
    { dtype: dtypes.int64 },
  );
  for (const [i, v] of values.entries()) storeWide(t.start + i, v);
  return t;
}

it('keeps int64 beyond 2^53 through copies, sums, quotients and printing', () =>
  tidy(() => {
    const t = made([LARGEST, 2n ** 53n + 1n, 7n]);
    expect(wholeValuesOf(torch.clone(torch.flip(t, [0])))[0]).toBe(7n);
    expect(wholeValuesOf(torch.floorDivide(t, 10))).toEqual([922337203685477580n, 900719925474099n, 0n]);
    expect(wholeValuesOf(torch.remainder(t, 10))).toEqual([7n, 3n, 7n]);
    expect(toText(t)).toContain('9223372036854775807');
  }));

it('wraps around as C does', () =>
  tidy(() => expect(wholeValuesOf(torch.add(made([LARGEST]), 1))).toEqual([-LARGEST - 1n])));

it('forgets what was overwritten or freed', () => {
  tidy(() => {
    const t = made([LARGEST]);
    torch.fill_(t, 3);
    expect(wholeValuesOf(t)).toEqual([3n]);
  });
  expect(hasWide()).toBe(false);
});
