import { expect, it } from 'vitest';
import {
  bfloat16,
  bool,
  float16,
  float32,
  float64,
  int8,
  int16,
  int32,
  int64,
  promoteTypes,
  roundBfloat16,
  roundFloat16,
  uint8,
} from './dtype.ts';

it('promotes along PyTorch’s lattice, whichever comes first', () => {
  const cases = [
    [bool, uint8, uint8],
    [uint8, int8, int16],
    [uint8, int64, int64],
    [int64, float16, float16],
    [float16, bfloat16, float32],
    [float32, float64, float64],
    [int32, int16, int32],
  ] as const;
  for (const [a, b, wanted] of cases) {
    expect(promoteTypes(a, b)).toBe(wanted);
    expect(promoteTypes(b, a)).toBe(wanted);
  }
});

it('rounds to float16 with ties to even, overflow and gradual underflow', () => {
  expect(roundFloat16(2049)).toBe(2048);
  expect(roundFloat16(2051)).toBe(2052);
  expect(roundFloat16(65519)).toBe(65504);
  expect(roundFloat16(65520)).toBe(Infinity);
  expect(roundFloat16(2 ** -25)).toBe(0);
  expect(roundFloat16(3 * 2 ** -25)).toBe(2 ** -23);
  expect(roundFloat16(0.1)).toBe(0.0999755859375);
});

it('rounds to bfloat16 with ties to even', () => {
  expect(roundBfloat16(0.1)).toBe(0.10009765625);
  expect(roundBfloat16(257)).toBe(256);
  expect(roundBfloat16(259)).toBe(260);
  expect(roundBfloat16(Number.NaN)).toBeNaN();
});
