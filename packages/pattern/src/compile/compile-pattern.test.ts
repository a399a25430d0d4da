import { describe, expect, test } from 'vitest';
import {
  type AnswerKey,
  type AuthoredQuestion,
  type OptionId,
  type Mode,
  parsePattern,
  type PublicQuestion,
  unseal,
} from '../index.ts';
import { orderedProgram } from '../kinds/order/ordered-program.ts';
import { proofOf, type RecordedAs } from '../proof.samples.ts';
import {
  CARD,
  CLAIM,
  change,
  FILL,
  FILL_MANY,
  MODE,
  ORDER,
  PREDICT,
  PROGRAM,
  patternOf,
  VALUE,
  withCard,
  WRITE,
} from '../samples.ts';
import { compilePattern } from './compile-pattern.ts';
import { toEntry } from './to-entry.ts';

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

test('an order opens with all orders that were run, and one program for all', async () => {
  const { face } = await compile(ORDER, { passing: ['o1,o2', 'o2,o1'] });
  const id = (text: string) => face.variants[0]?.options.find((option) => option.text === text)?.id;
  const sealed = open(face);
  expect(face).toMatchObject({ kind: 'order', lines: 2, proof: { ran: 6, passed: 2 } });
  expect(face.variants[0]?.options.map(({ code }) => code?.length)).toEqual([1, 1, 1]);
  expect(read(sealed.outcomes, `${id('print(kept)')},${id('kept = kept - 0.5')}`)?.passes).toBe(true);
  expect(sealed.programs).toEqual({});
  expect(sealed.kind === 'order' && orderedProgram(sealed.template, ['a', 'b'])).toBe('kept = 1\n\na\nb');
});

test('a prediction opens with what happened; where it is typed, its options are sealed', async () => {
  const options = await compile(PREDICT);
  expect(options.face.variants[0]?.options).toHaveLength(2);
  expect(open(options.face)).toMatchObject({ kind: 'predict', truth: { raised: null }, foreseen: [] });
  const { face } = await compile(change(PREDICT, ['skill: api', 'skill: api\ntyped: true\ntolerance: 0.01']));
  expect(face).toMatchObject({ kind: 'predict', typed: true });
  expect(face.variants[0]?.options).toEqual([]);
  expect(open(face)).toMatchObject({
    truth: { printed: 'ran o1', raised: null },
    tolerance: 0.01,
    foreseen: [
      { text: '0.5', says: { printed: '0.5', raised: null } },
      { text: 'raises TypeError', says: { printed: null, raised: 'TypeError' } },
    ],
  });
});

test('code to write opens with its check, its reference and known wrong attempts', async () => {
  const { face } = await compile(WRITE);
  const sealed = open(face);
  expect(face.variants[0]).toMatchObject({ options: [], source: 'def half(x):\n    ...' });
  expect(sealed).toMatchObject({
    kind: 'write',
    check: 'assert half(1) == 0.5, "Half of 1 is 0.5."',
    attempts: [{ text: 'Whole division' }, { text: 'Nothing done' }],
    programs: { reference: 'def half(x):\n    return x / 2' },
    outcomes: { reference: { passes: true }, starter: { passes: false } },
  });
});

test('the mode says how often a question may be answered, and a challenge how long', async () => {
  const { practice, test: tested, challenge } = await compileModes();
  expect([practice?.attempts, tested?.attempts, challenge?.attempts]).toEqual([3, 1, 2]);
  expect([practice?.seconds, tested?.seconds, challenge?.seconds]).toEqual([null, null, 90]);
  expect(challenge && toEntry(challenge)).toEqual({
    id: 'problem',
    kind: 'fill',
    title: 'Keep some',
    level: 'easy',
    skill: 'api',
    attempts: 2,
    seconds: 90,
    variants: [{ id: '-' }],
  });
});

async function compileModes() {
  const text = (id: string, field = '') => change(FILL, ['id: keep-some', `id: ${id}${field}`]);
  const { pattern } = parsePattern({
    ...patternOf(FILL),
    'p/test/mode.md': MODE,
    'p/test/01-question.md': text('tested'),
    'p/challenge/mode.md': MODE,
    'p/challenge/01-question.md': text('problem', '\nseconds: 90'),
  });
  if (pattern === null) throw new Error('the sample has a fault');
  const questions = pattern.modes.flatMap((mode) => mode.questions);
  const proofs = await Promise.all(questions.map((question) => proofOf(question)));
  const { compiled } = await compilePattern(pattern, new Map(proofs.map((proof) => [proof.question, proof])));
  const only = (mode: Mode) => compiled?.questions.get(mode)?.[0];
  return { practice: only('practice'), test: only('test'), challenge: only('challenge') };
}

describe('a card', () => {
  async function compileCard(text: string, passes: boolean) {
    const { pattern } = parsePattern(withCard(patternOf(), text));
    const [card] = pattern?.modes.flatMap(({ cards }) => cards) ?? [];
    if (pattern === null || card === undefined) throw new Error('the sample has a fault');
    const proof = await proofOf(card, { passing: passes ? ['holds'] : [] });
    return compilePattern(pattern, new Map([[card.id, proof]]));
  }

  test('has its two sides and the works that it cites', async () => {
    const { compiled } = await compileCard(CARD, true);
    expect(compiled?.cards).toMatchObject([
      {
        id: 'half-of-one',
        title: 'Half',
        skill: 'api',
        questionHtml: '<p>What is half of one?</p>',
        sourceHtml: '<ul>\n<li>Gauss 1801: <a href="https://example.org/halves">On halves</a></li>\n</ul>',
        ranOn: [{ on: 'pytorch' }],
      },
    ]);
    expect(compiled?.cards[0]?.answerHtml).toContain('<code>0.5</code>');
  });

  test('whose check fails is not compiled', async () => {
    const { compiled, diagnostics } = await compileCard(CARD, false);
    expect(compiled).toBeNull();
    expect(diagnostics).toMatchObject([{ code: 'key-disproved' }]);
  });
});

test('the same files give the same content, and a changed word another version', async () => {
  const [first, again] = [await compile(VALUE, ...TWO), await compile(VALUE, ...TWO)];
  expect(again).toEqual(first);
  const changed = await compile(change(VALUE, ['What is left', 'What stays']), ...TWO);
  expect(changed.pattern.contentVersion).not.toBe(first.pattern.contentVersion);
});

const TYPED = change(PREDICT, ['skill: api', 'skill: api\ntyped: true']);

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
    ['order', ORDER, change(ORDER, ['- [1]', '- [0]'], ['- [2]', '- [1]'], ['- [0]', '- [2]'])],
    [
      'order with another line left over',
      ORDER,
      change(ORDER, ['- [1]', '- [ ]'], ['- [ ] `kept = 2`', '- [1] `kept = 2`']),
    ],
    [
      'predict',
      PREDICT,
      change(
        PREDICT,
        ['- [x] `0.5`', '- [ ] `0.5` : x'],
        ['- [ ] raises `TypeError` : both are numbers', '- [x] raises `TypeError`'],
      ),
    ],
    [
      'predict, typed',
      TYPED,
      change(TYPED, ['- [x] `0.5`', '- [ ] `0.5` : x'], ['- [ ] raises', '- [x] raises']),
    ],
    ['write', WRITE, change(WRITE, ['return x / 2', 'return x * 0.5'], ['== 0.5, "', '== 0.25 * 2, "'])],
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
    const samples = [
      [FILL],
      [FILL_MANY],
      [CLAIM],
      [PROGRAM],
      [VALUE, ...TWO],
      [ORDER],
      [PREDICT],
      [TYPED],
      [WRITE],
    ] as const;
    for (const [text, ...recorded] of samples) {
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
        'x / 2',
        'x // 2',
        'is too much',
        'both are numbers',
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
