import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuthoredQuestion } from '../authored.ts';
import { CLAIM, change, FILL, FILL_MANY, PROGRAM, patternOf, VALUE } from '../samples.ts';
import { plainText } from './markdown.ts';
import { parsePattern } from './pattern.ts';

const read = (...texts: string[]) => parsePattern(patternOf(...texts));
const found = (text: string) =>
  read(text).diagnostics.map(({ code, line, column }) => `${line}:${column} ${code}`);

function question(text: string): AuthoredQuestion {
  const { pattern, diagnostics } = read(text);
  const [only] = pattern?.modes[0]?.questions ?? [];
  if (only === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return only;
}

describe('a good question', () => {
  test('has what its front matter says, and defaults for the rest', () => {
    expect(question(FILL)).toMatchObject({
      id: 'keep-some',
      kind: 'fill',
      level: 'easy',
      skill: 'api',
      title: 'Keep some',
      attempts: 3,
      order: 'shuffled',
      keyedByProof: false,
    });
    expect(question(change(FILL, ['skill: api', 'skill: api\nattempts: 1\norder: fixed']))).toMatchObject({
      attempts: 1,
      order: 'fixed',
    });
    expect(question(VALUE)).toMatchObject({ kind: 'value', tolerance: 1e-4 });
    expect(question(FILL_MANY)).toMatchObject({ kind: 'fill-many', blanks: 2, repeats: false });
  });

  test('has its code blocks by their words, with their places', () => {
    const shown = question(change(FILL, ['- [x]', '```python show\nprint(kept)\n```\n\n- [x]']));
    const file = 'p/practice/01-question.md';
    expect(shown).toMatchObject({
      code: { text: 'kept = 1 - __1__', at: { file, line: 12, column: 1 } },
      check: { text: 'assert kept == 0.9', at: { file, line: 16, column: 1 } },
      show: { text: 'print(kept)', at: { file, line: 20, column: 1 } },
    });
  });

  test('has options with text, key and misconception', () => {
    const { options } = question(
      change(FILL, ['keeps too little', 'keeps **too** `little`: see\n  the check']),
    );
    expect(
      options.map(({ id, text, answers, misconception }) => ({
        id,
        text,
        answers,
        why: misconception && plainText(misconception.nodes),
      })),
    ).toEqual([
      { id: 'o1', text: '0.1', answers: [1], why: null },
      { id: 'o2', text: '0.2', answers: [], why: 'keeps too little: see the check' },
    ]);
  });

  test('an option of a pool may answer several blanks', () => {
    const both = change(
      FILL_MANY,
      ['kind: fill-many', 'kind: fill-many\nrepeats: true'],
      ['- [1] `1.0`\n- [2] `0.1`', '- [1, 2] `1.0`\n- [ ] `0.1`'],
    );
    expect(question(both).options.map(({ answers }) => answers)).toEqual([[1, 2], [], []]);
  });

  test('a colon inside code or without spaces begins no misconception', () => {
    const { options } = question(
      change(CLAIM, ['one is positive', 'the slice `x[1 : 2]` has a ratio of 1:2']),
    );
    expect(options[0]).toMatchObject({ text: 'the slice x[1 : 2] has a ratio of 1:2', misconception: null });
  });

  test('only ::: makes a block: colons in prose are text', () => {
    const { prompt } = question(
      change(FILL, ['Fill the blank.', 'Mind the ratio a:b{x=1} and torch::Tensor.\n']).replace('{x=1}', ''),
    );
    expect(plainText(prompt.nodes)).toBe('Mind the ratio a:b and torch::Tensor.');
  });

  test('the blocks of a program are shown only where they say so', () => {
    const shown = question(change(PROGRAM, ['```python\n  print(1 / 1)', '```python shown\n  print(1 / 1)']));
    expect(shown.options.map(({ block }) => block?.shown)).toEqual([true, false]);
    expect(shown.options[0]?.block?.text).toBe('print(1 / 1)');
  });

  test('a file saved on Windows reads the same', () => {
    const windows = question(`\uFEFF${FILL.replaceAll('\n', '\r\n')}`);
    expect(windows).toEqual(question(FILL));
  });
});

describe('parameters', () => {
  const vary = (yaml: string) => question(change(VALUE, ['  K: [4, 5]', yaml])).parameters;

  test('values keep what Python sees: floats, texts, lists, None', () => {
    const { vary: varied } = vary('  K: [1.0, 1, 1e-4, -0.5, "mean", true, null, [2.0, [1]]]');
    expect(varied[0]?.values).toEqual(['1.0', '1', '1e-4', '-0.5', '"mean"', 'True', 'None', '[2.0, [1]]']);
  });

  test('a range has both its ends', () => {
    expect(vary('  K: {from: 2, to: 10, step: 4}').vary[0]?.values).toEqual(['2', '6', '10']);
    expect(vary('  K: {from: 2, to: 4}').vary[0]?.values).toEqual(['2', '3', '4']);
  });

  test('derive declares what it sets at top level', () => {
    const derive = (python: string) =>
      question(
        change(VALUE, ['derive: share = round(0.1 / K, 4)', `derive: |\n${python.replace(/^/gm, '  ')}`]),
      ).parameters.names;
    expect(derive('share = 1')).toEqual(['K', 'share']);
    expect(
      derive('share, other = {\n    4: (1, 2),\n}[K]; third = other\nshare[0] = third == 2\n_own = 1'),
    ).toEqual(['K', 'share', 'other', 'third']);
  });
});

describe('faults', () => {
  test('all are found at once, in the order of the file', () => {
    const broken = change(
      FILL,
      ['level: easy', 'levle: easy'],
      ['Fill the blank.', 'Fill the <b>blank</b>, see [it](javascript:alert).'],
      ['1 - __1__', '1 -\t__'],
      ['```python check', '```python chek'],
      ['- [x] `0.1`', '- [ ] 0.1'],
      [':::hint\nSubtract.\n:::', ':::hint\nSubtract 0.2.\n'],
      ['1. Subtract it from one.', 'Subtract it from one.'],
    );
    expect(found(broken)).toEqual([
      '4:1 unknown-field',
      '9:10 html',
      '9:18 html',
      '9:28 unsafe-link',
      '12:11 tab',
      '12:12 unnumbered-blank',
      '15:1 unknown-word',
      '19:1 no-answer',
      '19:1 option-without-misconception',
      '19:1 option-not-code',
      '22:1 unclosed-directive',
      '30:1 solution-without-steps',
    ]);
  });

  test('Python names with underscores are no blanks', () => {
    const dunder = change(FILL, [
      'kept = 1 - __1__',
      'class A:\n    def __init__(self, _, _x): self.__dict__ = __name__\nkept = 1 - __1__',
    ]);
    expect(found(dunder)).toEqual([]);
  });

  test('braces of Python are no undeclared names', () => {
    const braces = change(VALUE, ['answer = 0.1 / {K}', 'answer = {1: {2}}[1] and f"{k} {shar}" and {K}']);
    expect(found(braces)).toEqual([]);
  });

  test('a field of another kind is unknown, and a near miss is suggested', () => {
    const [first] = read(change(FILL, ['skill: api', 'skill: api\nlabel: x'])).diagnostics;
    expect(first).toMatchObject({
      code: 'unknown-field',
      remedy: 'Did you mean `level`?',
      line: 6,
      column: 1,
    });
    expect(found(change(FILL, ['skill: api', 'skill: api\ntolerance: 1']))).toEqual(['6:1 unknown-field']);
  });
});

test('any text gives diagnostics or a question, never an exception', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '---\n',
      'id: a\n',
      'kind: fill\n',
      'vary: {K: [1]}\n',
      '# T\n',
      '```python\n',
      '```\n',
      '__1__',
      '\n\n',
    ),
    fc.constantFrom(
      '- [x] `a`\n',
      '- [1] a : b\n',
      '- [ ]\n',
      ':::hint\n',
      ':::\n',
      '{K}',
      '$',
      '|a|\n|-|\n',
      '<b>',
      '[a](b)',
      '\t',
    ),
    fc.constantFrom(FILL, FILL_MANY, VALUE, CLAIM, PROGRAM),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { pattern, diagnostics } = read(pieces.join(''));
      const isBroken = diagnostics.some(({ severity }) => severity === 'error');
      expect(pattern === null).toBe(isBroken);
    }),
    { numRuns: 400 },
  );
});
