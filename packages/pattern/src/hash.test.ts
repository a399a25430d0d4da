import { expect, test } from 'vitest';
import { hashOf, sha256 } from './hash.ts';
import { parsePattern } from './parse/pattern.ts';
import {
  CARD,
  CLAIM,
  change,
  FILL,
  FILL_MANY,
  ORDER,
  PREDICT,
  PROGRAM,
  patternOf,
  VALUE,
  withCard,
  WRITE,
} from './samples.ts';

async function hash(text: string, prelude = ''): Promise<string> {
  const { pattern, diagnostics } = parsePattern(patternOf(text));
  const question = pattern?.modes[0]?.questions[0];
  if (question === undefined) throw new Error(JSON.stringify(diagnostics));
  return hashOf(question, prelude);
}

test('it is SHA-256', async () => {
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('words that run nothing do not change it', async () => {
  const before = await hash(FILL);
  for (const [from, to] of [
    ['# Keep some', '# Keep more'],
    ['Fill the blank.', 'Fill it.'],
    ['keeps too little', 'is too much'],
    ['Subtract.', 'Take away.'],
    ['What is left is the rest.', 'The rest is left.'],
    ['level: easy', 'level: hard'],
  ] as const) {
    expect(await hash(change(FILL, [from, to]))).toBe(before);
  }
  expect(await hash(change(FILL, ['[x]', '[ ]'], ['`0.1`', '`0.1` : a'], ['[ ] `0.2`', '[x] `0.2`']))).toBe(
    before,
  );
});

test.each([
  ['code', FILL, 'kept = 1', 'kept = 2'],
  ['check', FILL, 'kept == 0.9', 'kept == 0.8'],
  ['option', FILL, '`0.2`', '`0.3`'],
  ['repeats', FILL_MANY, 'kind: fill-many', 'kind: fill-many\nrepeats: true'],
  ['vary', VALUE, '[4, 5]', '[4, 6]'],
  ['a float for an integer', VALUE, '[4, 5]', '[4.0, 5]'],
  ['derive', VALUE, '0.1 / K, 4', '0.1 / K, 5'],
  ['where', VALUE, 'derive:', 'where: K > 4\nderive:'],
  ['tolerance', VALUE, 'kind: value', 'kind: value\ntolerance: 0.1'],
  ['truth', VALUE, 'answer = 0.1', 'answer = 0.2'],
  ['claim', CLAIM, '1 > 0', '1 >= 0'],
  ['program of an option', PROGRAM, 'print(1 / 1)', 'print(2 / 1)'],
  ['line', ORDER, '`kept = kept - 0.5`', '`kept = kept - 0.6`'],
  ['number of lines', ORDER, '- [2] `print(kept)`', '- [ ] `print(kept)`'],
  ['prediction', PREDICT, '`0.5`', '`0.6`'],
  ['error that is predicted', PREDICT, '`TypeError`', '`ValueError`'],
  ['tolerance of a prediction', PREDICT, 'kind: predict', 'kind: predict\ntolerance: 0.1'],
  ['program to predict', PREDICT, 'print(1 - 0.5)', 'print(1 - 0.6)'],
  ['hidden check', WRITE, 'half(1) == 0.5', 'half(1) == 0.6'],
  ['reference', WRITE, 'return x / 2', 'return x * 0.5'],
  ['starter', WRITE, '    ...', '    pass'],
  ['known wrong attempt', WRITE, 'return x // 2', 'return x // 3'],
])('another %s is another hash', async (_, text, from, to) => {
  expect(await hash(change(text, [from, to]))).not.toBe(await hash(text));
});

test('a card is named by its check alone', async () => {
  const hashOfCard = async (card: string) => {
    const { pattern } = parsePattern(withCard(patternOf(FILL), card));
    const read = pattern?.modes.flatMap(({ cards }) => cards)[0];
    return read && hashOf(read, '');
  };
  expect(await hashOfCard(change(CARD, ['What is half', 'Say half']))).toBe(await hashOfCard(CARD));
  expect(await hashOfCard(change(CARD, ['1 / 2 == 0.5', '1 / 2 < 0.6']))).not.toBe(await hashOfCard(CARD));
});

test('another prelude, setup or outcome is another hash', async () => {
  const add = (block: string) => change(FILL, ['- [x]', `\`\`\`python ${block}\nprint(1)\n\`\`\`\n\n- [x]`]);
  const hashes = [
    await hash(FILL),
    await hash(FILL, 'import torch'),
    await hash(add('setup')),
    await hash(add('show')),
  ];
  expect(new Set(hashes).size).toBe(4);
  expect(await hash(add('quick'))).toBe(hashes[0]);
});
