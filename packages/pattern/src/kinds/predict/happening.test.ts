import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describes, isDescribedBy } from './happening.ts';
import { isSameValue, normalised } from './same-value.ts';

describe('what is printed is compared by value', () => {
  test.each([
    ['tensor([0.9250, 0.0250])', '0.925 0.025'],
    ['[[0.1, 0.2],\n [0.3, 0.4]]', '0.1, 0.2, 0.3, 0.4'],
    ['torch.Size([2, 3])', '(2, 3)'],
    ['1.', '1'],
    ['-0.0', '0'],
    ['1e-05', '0.00001'],
    ['0.69314', '0.6932'],
    ['nan', 'NaN'],
    ['-inf', '\u2212inf'],
    ["['plain', 'raised']", 'plain raised'],
    ['True', 'true'],
    ['loss: 0.5', 'loss : 0.5'],
    ['', ' \n'],
  ])('%j is %j', (printed, said) => {
    expect(isSameValue(printed, said, 1e-4)).toBe(true);
    expect(isSameValue(said, printed, 1e-4)).toBe(true);
  });

  test.each([
    ['0.925', '0.93'],
    ['0.5', '-0.5'],
    ['1 2', '12'],
    ['1 2', '1'],
    ['2 1', '1 2'],
    ['inf', '-inf'],
    ['nan', '0'],
    ['inf', 'nan'],
    ['CrossEntropyLoss()', 'CrossEntropyLoss(label_smoothing=0.1)'],
    ['plain', 'smoothed'],
    ['conv1', 'conv2'],
    ['None', '0'],
    ['0.5', ''],
  ])('%j is not %j', (printed, said) => {
    expect(isSameValue(printed, said, 1e-4)).toBe(false);
    expect(isSameValue(said, printed, 1e-4)).toBe(false);
  });

  test('the tolerance is the author’s, and reached exactly still counts', () => {
    expect(isSameValue('0.3001', '0.3', 1e-4)).toBe(true);
    expect(isSameValue('10', '10.5', 0.5)).toBe(true);
    expect(isSameValue('10', '10.0001', 0)).toBe(false);
  });

  test('every text is its own value, in any layout, and its normal form stands for it', () => {
    const piece = fc.oneof(
      fc.constantFrom('loss', 'tensor(', '[', ')', ',', 'nan', '-inf'),
      fc.double().map(String),
    );
    const space = fc.constantFrom(' ', '\n', '   ');
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, space)), fc.array(space), (pieces, spaces) => {
        const text = pieces.map(([word]) => word).join(' ');
        const spread = pieces.map(([word, gap], at) => word + gap + (spaces[at] ?? '')).join('');
        expect(isSameValue(text, spread, 0)).toBe(true);
        expect(normalised(spread)).toBe(normalised(text));
        expect(isSameValue(text, normalised(text), 0)).toBe(true);
      }),
    );
  });
});

const printed = (text: string) => ({ printed: text, raised: null });
const raised = (type: string, before: string | null = null) => ({ printed: before, raised: type });

describe('an option describes what happened', () => {
  test('when it says the whole output, and that it finished', () => {
    expect(describes(printed('0.5'), printed('0.5000\n'), 1e-4)).toBe(true);
    expect(describes(printed('0.5'), raised('ValueError', '0.5'), 1e-4)).toBe(false);
  });

  test('when it names the class that was raised, whatever was printed before', () => {
    expect(describes(raised('ValueError'), raised('ValueError', 'before'), 0)).toBe(true);
    expect(describes(raised('ValueError'), raised('TypeError', 'before'), 0)).toBe(false);
    expect(describes(raised('ValueError'), printed(''), 0)).toBe(false);
  });

  test('when it says both, and both happened', () => {
    expect(describes(raised('ValueError', 'a'), raised('ValueError', 'a'), 0)).toBe(true);
    expect(describes(raised('ValueError', 'b'), raised('ValueError', 'a'), 0)).toBe(false);
  });
});

describe('what a learner types', () => {
  test.each([
    'ValueError',
    'raises ValueError',
    'raises ValueError: no',
    '0.5 then raises ValueError',
    '0.5 ValueError',
  ])('%j says that 0.5 is printed and ValueError raised', (text) => {
    expect(isDescribedBy(text, raised('ValueError', '0.5'), 1e-4)).toBe(true);
  });

  test.each(['TypeError', '0.6 then raises ValueError', '0.5', '', 'raises', 'a RuntimeError'])(
    '%j does not',
    (text) => {
      expect(isDescribedBy(text, raised('ValueError', '0.5'), 1e-4)).toBe(false);
    },
  );

  test('the name of an error is text like any other where nothing is raised', () => {
    expect(isDescribedBy('raised ValueError', printed('raised ValueError'), 0)).toBe(true);
    expect(isDescribedBy('raises ValueError', printed('0.5'), 0)).toBe(false);
  });
});
