import { describe, expect, test } from 'vitest';
import {
  type AnswerKey,
  type AuthoredQuestion,
  type OptionId,
  parsePattern,
  type PublicQuestion,
  unseal,
} from '../index.ts';
import { proofOf, type RecordedAs } from '../proof.samples.ts';
import { CLAIM, change, FILL, FILL_MANY, PROGRAM, patternOf, VALUE } from '../samples.ts';
import { compilePattern } from './compile-pattern.ts';

function parse(text: string) {
  const { pattern, diagnostics } = parsePattern(patternOf(text));
  const question: AuthoredQuestion | undefined = pattern?.modes[0]?.questions[0];
  if (pattern === null || question === undefined) throw new Error(JSON.stringify(diagnostics));
  return { pattern, question };
}

async function compile(text: string, ...recorded: RecordedAs[]) {
  const { pattern, question } = parse(text);
  const { compiled, diagnostics } = await compilePattern(
    pattern,
    new Map([[question.id, await proofOf(question, ...recorded)]]),
  );
  const face = compiled?.questions.get('practice')?.[0];
  if (compiled === null || face === undefined) throw new Error(JSON.stringify(diagnostics));
  return { pattern: compiled.pattern, face };
}

const TWO: RecordedAs[] = [
  { id: 'K=4', values: { K: '4', share: '0.025' } },
  { id: 'K=5', values: { K: '5', share: '0.02' } },
];
/** What is sealed in the first variant. */
const open = (question: PublicQuestion) => unseal(question.variants[0]?.sealed ?? '', question.id);
/** A sealed record by plain text. */
const read = <T>(record: Readonly<Record<AnswerKey | OptionId, T>>, key: string | undefined) =>
  new Map(Object.entries(record)).get(key ?? '');

test('the public face says what is asked, and on what the proof ran', async () => {
  const { face } = await compile(change(FILL, ['- [x]', '```python setup\nimport math\n```\n\n- [x]']));
  expect(face).toMatchObject({
    id: 'keep-some',
    kind: 'fill',
    title: 'Keep some',
    attempts: 3,
    hintHtml: '<p>Subtract.</p>',
    setup: 'import math',
    proof: { ran: 2, passed: 1, ranOn: [{ on: 'pytorch', torch: '2.13.0' }] },
  });
  expect(face.variants[0]).toMatchObject({
    id: '-',
    promptHtml: '<p>Fill the blank.</p>',
    source: 'kept = 1 - __1__',
  });
  expect(face.variants[0]?.code?.flat()).toContainEqual({ kind: 'blank', number: 1 });
});

test('each variant has its own numbers', async () => {
  const { face } = await compile(VALUE, ...TWO);
  expect(face.variants.map(({ id, promptHtml }) => [id, promptHtml])).toEqual([
    ['K=4', '<p>How much does each of 4 classes get?</p>'],
    ['K=5', '<p>How much does each of 5 classes get?</p>'],
  ]);
  expect(face.variants.map(({ options }) => options.map(({ text }) => text).sort())).toEqual([
    ['0.025', '0.1'],
    ['0.02', '0.1'],
  ]);
});

test('an answer opens its outcome, its misconception and a program to run', async () => {
  const { face } = await compile(FILL);
  const wrong = face.variants[0]?.options.find(({ text }) => text === '0.2')?.id;
  const sealed = open(face);
  expect(read(sealed.outcomes, wrong)).toEqual({
    passes: false,
    outcome: { kind: 'finished', shown: 'ran o2', error: null },
  });
  expect(read(sealed.misconceptions, wrong)).toBe('keeps too little');
  expect(read(sealed.programs, wrong)).toBe('kept = 1 - 0.2');
  expect(sealed).toMatchObject({
    explanationHtml: '<p>What is left is the rest.</p>',
    mistakesHtml: '',
    quickCheck: null,
  });
});

test('an answer of several blanks is named by its options in the order of the blanks', async () => {
  const { face } = await compile(FILL_MANY);
  const id = (text: string) => face.variants[0]?.options.find((option) => option.text === text)?.id;
  const sealed = open(face);
  expect(Object.keys(sealed.outcomes)).toHaveLength(6);
  expect(read(sealed.outcomes, `${id('1.0')},${id('0.1')}`)?.passes).toBe(true);
  expect(read(sealed.programs, `${id('0.1')},${id('1.0')}`)).toBe('kept = 0.1 - 1.0');
});

test('the programs of options are shown only where the author says so', async () => {
  const hidden = await compile(PROGRAM);
  expect(hidden.face.variants[0]?.options.map(({ code }) => code)).toEqual([null, null]);
  const shown = await compile(
    change(
      PROGRAM,
      ['```python\n  print(1 / 1)', '```python shown\n  print(1 / 1)'],
      ['```python\n  print(0 / 0)', '```python shown\n  print(0 / 0)'],
    ),
  );
  const lines = shown.face.variants[0]?.options.flatMap(({ code }) => code ?? []).flat();
  expect(lines).toContainEqual({ kind: 'text', text: 'print', style: 'function' });
});

test('the same files give the same content, and a changed word another version', async () => {
  const [first, again] = [await compile(VALUE, ...TWO), await compile(VALUE, ...TWO)];
  expect(again).toEqual(first);
  const changed = await compile(change(VALUE, ['What is left', 'What stays']), ...TWO);
  expect(changed.pattern.contentVersion).not.toBe(first.pattern.contentVersion);
});

describe('the key is not in the page', () => {
  /** The public face as text, without what is sealed. */
  const visible = (face: PublicQuestion) =>
    JSON.stringify({ ...face, variants: face.variants.map((variant) => ({ ...variant, sealed: '' })) });

  test.each([
    [
      'fill',
      FILL,
      change(FILL, ['- [x] `0.1`', '- [ ] `0.1` : x'], ['- [ ] `0.2` : keeps too little', '- [x] `0.2`']),
    ],
    ['fill-many', FILL_MANY, change(FILL_MANY, ['- [1]', '- [ ]'], ['- [ ] `0.2`', '- [1] `0.2`'])],
    [
      'claim',
      CLAIM,
      change(
        CLAIM,
        ['- [x] one is positive', '- [ ] one is positive : x'],
        ['- [ ] one is negative : its sign is plus', '- [x] one is negative'],
      ),
    ],
    [
      'program',
      PROGRAM,
      change(
        PROGRAM,
        ['- [x] Divide by one', '- [ ] Divide by one : x'],
        ['- [ ] Divide zero : the divisor is the trouble', '- [x] Divide zero'],
      ),
    ],
  ])('marking another option changes nothing that can be seen (%s)', async (_, text, otherwise) => {
    expect(visible((await compile(otherwise)).face)).toBe(visible((await compile(text)).face));
  });

  test('nor does the order in which the author wrote the options', async () => {
    const turned = change(FILL, [
      '- [x] `0.1`\n- [ ] `0.2` : keeps too little\n',
      '- [ ] `0.2` : keeps too little\n- [x] `0.1`\n',
    ]);
    expect(visible((await compile(turned)).face)).toBe(visible((await compile(FILL)).face));
  });

  test('no word of what is opened after an answer is there', async () => {
    for (const [text, ...recorded] of [[FILL], [FILL_MANY], [CLAIM], [PROGRAM], [VALUE, ...TWO]] as const) {
      const { face } = await compile(text, ...recorded);
      const json = JSON.stringify(face);
      const words = [
        'passes',
        'keyed',
        'answers',
        'misconception',
        'What is left',
        'Subtract it from one',
        'ran o1',
        'keeps too',
        'its sign',
        'the divisor',
        'all of them',
        'assert',
        'holds',
        '1 / 1',
      ];
      expect(words.filter((word) => json.includes(word))).toEqual([]);
    }
  });

  test('options are shuffled, each variant in its own way; a fixed order stays', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: `K=${at}`,
      values: { K: String(at + 10), share: String(at + 100) },
    }));
    const firsts = (face: PublicQuestion) => face.variants.map(({ options }) => options[0]?.text === '0.1');
    const { face } = await compile(VALUE, ...many);
    const wrongFirst = firsts(face).filter(Boolean).length;
    expect(wrongFirst).toBeGreaterThan(8);
    expect(wrongFirst).toBeLessThan(32);
    const fixed = await compile(change(VALUE, ['skill: api', 'skill: api\norder: fixed']), ...many);
    expect(firsts(fixed.face)).toEqual(Array(40).fill(false));
  });
});
