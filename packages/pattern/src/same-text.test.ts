import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameText } from './same-text.ts';

describe('the same text', () => {
  it.each([
    ['loss 0.5540', 'loss 0.5539'],
    ['tensor([0.9200, 0.0200])', 'tensor([0.9201, 0.0200])'],
    ['a change of +0.0000', 'a change of -0.0000'],
    ['1.2345e-05', '1.2346e-05'],
    ['loss 12345.0', 'loss 12345.6'],
    ['kept 1.0', 'kept 1'],
    ['tensor([ 0.5000, -1.0000])', 'tensor([0.5000, -1.0000])'],
    ['two  words\n', 'two words'],
  ])('%j and %j are', (a, b) => {
    expect(isSameText(a, b)).toBe(true);
  });

  it.each([
    ['the true class keeps 0.9', 'the true class keeps 1.0'],
    ['0.92', '0.93'],
    ['0.9200', '0.9202'],
    ['3 losses', '4 losses'],
    ['10001 rows', '10002 rows'],
    ['tensor([1., 2.])', 'tensor([1., 3.])'],
    ['nan', '0.0'],
    ['inf', '-inf'],
    ['1 2', '1 2 3'],
    ['higher by 0.2', 'lower by 0.2'],
    ['class 1', 'class1'],
    ['0D target', '1D target'],
    ['1e-05', '2e-05'],
  ])('%j and %j are not', (a, b) => {
    expect(isSameText(a, b)).toBe(false);
  });

  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('loss', 'keeps', 'tensor([', '])', ',', '\n', ' '),
        fc.double().map(String),
        fc.integer().map(String),
      ),
    )
    .map((parts) => parts.join(' '));

  it('every text is the same as itself', () => {
    fc.assert(fc.property(text, (a) => isSameText(a, a)));
  });

  it('does not depend on which text comes first', () => {
    fc.assert(fc.property(text, text, (a, b) => isSameText(a, b) === isSameText(b, a)));
  });

  it('noise below the last of four printed decimals never matters, a hundredth always does', () => {
    const value = fc.double({ min: -9, max: 9, noNaN: true });
    const noise = fc.double({ min: -4e-5, max: 4e-5, noNaN: true });
    fc.assert(
      fc.property(value, noise, (x, dx) => {
        expect(isSameText(`loss ${x.toFixed(4)}`, `loss ${(x + dx).toFixed(4)}`)).toBe(true);
        expect(isSameText(`loss ${x.toFixed(4)}`, `loss ${(x + 0.01).toFixed(4)}`)).toBe(false);
      }),
    );
  });
});
