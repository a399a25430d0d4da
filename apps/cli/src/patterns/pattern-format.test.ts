/** The reference for authors is tested: the examples in docs/pattern-format.md make a pattern, and it is proved. */
import { readFileSync } from 'node:fs';
import {
  type AuthoredQuestion,
  candidates,
  compilePattern,
  instantiate,
  parsePattern,
  parseVariants,
  QUESTION_KINDS,
  variantsProgram,
} from '@tenfold/pattern';
import { poolOf, provePage, proveQuestions, toPageRecord } from '@tenfold/proof';
import type { Runtime } from '@tenfold/runtime';
import { startNodePyodide } from '@tenfold/runtime/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatExamples } from './format-examples.ts';

const doc = readFileSync(new URL('../../../../docs/pattern-format.md', import.meta.url), 'utf8');

const examples = formatExamples();

/** The question of an example, changed. */
function questionOf(
  file: string,
  ...edits: readonly (readonly [from: string, to: string])[]
): AuthoredQuestion {
  const { pattern, diagnostics } = parsePattern({
    ...examples,
    [file]: edits.reduce((text, [from, to]) => text.replace(from, () => to), examples[file] ?? ''),
  });
  const question = pattern?.modes.flatMap((mode) => mode.questions).find(({ at }) => at.file === file);
  if (question === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return question;
}

let python: Runtime;
beforeAll(async () => {
  python = await startNodePyodide();
});
afterAll(() => python?.close());

describe('the examples', () => {
  test('make a pattern without a fault, with a question of every kind', () => {
    const { pattern, diagnostics } = parsePattern(examples);
    expect(diagnostics).toEqual([]);
    const questions = pattern?.modes.flatMap((mode) => mode.questions) ?? [];
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS));
  });

  test('are proved: exactly the keyed answers pass, and the card holds', async () => {
    const { pattern } = parsePattern(examples);
    const questions = pattern?.modes.flatMap((mode) => [...mode.questions, ...mode.cards]) ?? [];
    const run = await proveQuestions(questions, pattern?.prelude ?? '', poolOf([python]));
    expect(run.questions.flatMap(({ findings }) => findings)).toEqual([]);
    expect(run.questions.reduce((sum, question) => sum + question.candidates, 0)).toBe(
      48 + 24 + 2 * 3 + 4 + 1,
    );
  });

  test('and the page does what it shows', async () => {
    const { pattern } = parsePattern(examples);
    const [page] = pattern?.pages ?? [];
    if (pattern === null || page === undefined) throw new Error('the examples have no page');
    const run = await provePage(page, new Map(), poolOf([python]));
    const { programs, findings } = run;
    expect(findings).toEqual([]);
    expect(programs).toMatchObject([
      { id: 'target-row', printed: 'tensor([0.9250, 0.0250, 0.0250, 0.0250])', values: { kept: 0.925 } },
      { id: 'above-one', error: { type: 'RuntimeError' } },
      { id: 'kept-by-classes', figure: { kind: 'bars' } },
    ]);
    const pages = new Map([[page.mode, toPageRecord(run, [python.info])]]);
    const { diagnostics } = await compilePattern(pattern, new Map(), { pages, data: new Map() });
    expect(diagnostics.filter(({ file }) => file === page.at.file)).toEqual([]);
  });

  test('and the tables name every field and every code block that a question may have', () => {
    const front =
      'id kind level skill attempts seconds order keyed repeats tolerance typed vary derive where'.split(' ');
    const words = 'setup show check truth claim expect shown reference quick run figure raises'.split(' ');
    const rows = doc.split('\n').filter((line) => line.startsWith('| `'));
    for (const word of [...front, ...words]) expect(rows.join('\n')).toContain(`\`${word}\``);
  });
});

describe('parameters', () => {
  const VALUE = 'practice/03-target-row.md';

  async function variantsOf(question: AuthoredQuestion) {
    const outcome = await python.run({ code: variantsProgram(question) });
    expect(outcome).toMatchObject({ kind: 'finished' });
    return parseVariants(outcome.stdout);
  }

  test('every combination that where keeps is a variant, in the order written', async () => {
    const variants = await variantsOf(
      questionOf(VALUE, ['where: K * eps < 2', 'where: K != 4 or eps < 0.2']),
    );
    expect(variants.map(({ id }) => id)).toEqual(['K=4,eps=0.1', 'K=5,eps=0.1', 'K=5,eps=0.2']);
  });

  test('values are written as Python writes them', async () => {
    const question = questionOf(
      VALUE,
      [
        '  K: [4, 5]',
        '  K: [4]\n  t: ["mean", "a \'b\' \\"c\\""]\n  x: [1.0, 1, [0.5, None]]'.replace('None', 'null'),
      ],
      ['  eps: [0.1, 0.2]', '  eps: [0.1]'],
      ['K * eps < 2', 'len(str(t)) + len(str(x)) > 0'],
    );
    const [first, second, third, fourth] = await variantsOf(question);
    expect(first?.values).toMatchObject({
      K: '4',
      eps: '0.1',
      t: 'mean',
      x: '1.0',
      right: '[0.025, 0.925, 0.025, 0.025]',
    });
    expect(second?.values.x).toBe('1');
    expect(third?.values.x).toBe('[0.5, None]');
    expect(fourth?.values.t).toBe(`a 'b' "c"`);
    expect(third?.id).toBe('K=4,t=mean,x=[0.5,None],eps=0.1');
  });

  test('a question without parameters has one variant, -', async () => {
    expect(await variantsOf(questionOf('practice/06-the-keyword.md'))).toEqual([{ id: '-', values: {} }]);
  });

  test('what derive raises is raised', async () => {
    const broken = questionOf(VALUE, ['right = [round(eps / K, 6)] * K', 'right = [1 / 0] * K']);
    expect(await python.run({ code: variantsProgram(broken) })).toMatchObject({
      kind: 'raised',
      error: { type: 'ZeroDivisionError' },
    });
  });
});

describe('a value', () => {
  /** Runs the option `expected` against `answer`: does it pass, and what is shown? */
  async function compare(answer: string, expected: string, tolerance = 1e-4) {
    const question = questionOf(
      'practice/03-target-row.md',
      ['kind: value', `kind: value\ntolerance: ${tolerance}`],
      [
        'answer = target_row(nn.CrossEntropyLoss(label_smoothing={eps}), {K}, target=1)',
        `answer = ${answer}`,
      ],
      ['- [x] `{right}`', `- [x] \`${expected}\``],
    );
    const values = { K: '4', eps: '0.1', right: '0', others: '1' };
    const [candidate] = candidates(question, values, examples['prelude.py'] ?? '');
    const outcome = await python.run(candidate?.program ?? { code: '' });
    expect(['passed', 'failed']).toContain(outcome.check?.kind);
    return {
      passes: outcome.kind === 'finished' && outcome.check?.kind === 'passed',
      shown: outcome.shown?.trim(),
    };
  }

  test.each([
    ['0.3', '0.30004'],
    ['torch.tensor([[1.0, 2.0], [3.0, 4.0]])', '[[1, 2], (3, 4)]'],
    ['torch.tensor(2)', '2.0'],
    ['float("inf")', 'float("inf")'],
    ['[float("nan")]', '[float("nan")]'],
    ['"inf"', '"inf"'],
    ['[]', '()'],
  ])('%s is %s', async (answer, expected) => {
    expect((await compare(answer, expected)).passes).toBe(true);
  });

  test.each([
    ['0.3', '0.3002', 'differs by 0.0002'],
    ['[0.5, 0.25]', '[0.5, 0.5]', 'differs by 0.25'],
    ['[1.0, 2.0]', '[1.0]', 'is not [1.0, 2.0]'],
    ['[1.0]', '1.0', 'is not [1.0]'],
    ['[[1.0], 2.0]', '[1.0, [2.0]]', 'is not [[1.0], 2.0]'],
    ['float("nan")', '0.0', 'differs by inf'],
    ['[0.0, float("nan")]', '[0.0, 0.0]', 'differs by inf'],
    ['"inf"', '"nan"', "is not 'inf'"],
    ['1', '"1"', 'is not 1'],
  ])('%s is not %s', async (answer, expected, shown) => {
    expect(await compare(answer, expected)).toEqual({ passes: false, shown });
  });

  test('the tolerance is the author’s', async () => {
    expect((await compare('10', '10.4', 0.5)).passes).toBe(true);
    expect((await compare('10', '10.0', 0)).passes).toBe(true);
    expect((await compare('10', '10.0001', 0)).passes).toBe(false);
  });
});

test('a filled text is the program, with blanks replaced in check and outcome too', () => {
  const question = questionOf(
    'practice/01-create-the-loss.md',
    ['assert abs(', 'assert __1__ > 0 and abs('],
    ['print("The true', 'print(__1__, "The true'],
  );
  const values = { K: '5', kept: '0.92' };
  const [candidate] = candidates(question, values, '');
  expect(candidate?.program.code).toBe('criterion = nn.CrossEntropyLoss(label_smoothing=0.1)');
  expect(candidate?.program.check).toContain(
    'assert 0.1 > 0 and abs(target_row(criterion, 5)[0].item() - 0.92)',
  );
  expect(candidate?.program.show).toContain('print(0.1, "The true');
  expect(candidate?.runnable).toBe(`${candidate?.program.code}\n\n${candidate?.program.show}`);
  expect(instantiate(question, values).options[0]?.text).toBe('0.1');
});
