import { describe, expect, it } from 'vitest';
import { compareProofs } from './compare-proofs.ts';
import { proveQuestion } from './prove-question.ts';
import { fillQuestion, finished, questionOf, raised, scriptedRuntime } from './scripted.ts';
import { toProof } from './to-proof.ts';
import { verifyRecord } from './verify-record.ts';

const question = questionOf(fillQuestion());

/** The account of a runtime on which both answers give this outcome. */
async function account(by: string, outcome: Parameters<typeof scriptedRuntime>[0]) {
  const { variants } = await proveQuestion(question, '', scriptedRuntime(outcome));
  return { by, variants };
}
const shows = (text: string) => () => finished('passed', { shown: text });

async function differences(
  a: Parameters<typeof scriptedRuntime>[0],
  b: Parameters<typeof scriptedRuntime>[0],
) {
  return compareProofs(await account('engine', a), await account('pytorch', b), question);
}

describe('two runtimes agree', () => {
  it('when numbers differ in the last printed digit only', async () => {
    expect(await differences(shows('loss 0.5540'), shows('loss 0.5539'))).toEqual([]);
  });

  it('when only the further lines of a message, or what Python guesses, differ', async () => {
    const old = () => raised('TypeError', "unexpected keyword argument 'smoothing'");
    const recent = () =>
      raised('TypeError', "unexpected keyword argument 'smoothing'. Did you mean 'label_smoothing'?\nmore");
    expect(await differences(old, recent)).toEqual([]);
  });
});

describe('two runtimes disagree', () => {
  it.each([
    ['the number shown', shows('loss 0.5540'), shows('loss 0.5640')],
    ['whether the check passes', () => finished('passed'), () => finished('failed')],
    ['whether it raises', () => finished('failed'), () => raised('ValueError', '')],
    ['the class of the error', () => raised('ValueError', 'no'), () => raised('TypeError', 'no')],
    ['the first line of its text', () => raised('ValueError', 'no 1'), () => raised('ValueError', 'no 2')],
  ] as const)('about %s', async (_, a, b) => {
    expect(await differences(a, b)).toMatchObject([
      { kind: 'disagreement', answer: 'o1' },
      { kind: 'disagreement', answer: 'o2' },
    ]);
  });

  it('about a variant or an answer that only one of them has', async () => {
    const whole = await account('engine', shows('x'));
    const withoutFirst = whole.variants.map((one) => ({ ...one, candidates: one.candidates.slice(1) }));
    const shorter = { by: 'pytorch', variants: withoutFirst };
    expect(compareProofs(whole, shorter, question)).toMatchObject([
      { answer: 'o1', got: 'pytorch: did not run it' },
    ]);
    expect(compareProofs(shorter, whole, question)).toMatchObject([
      { answer: 'o1', expected: 'pytorch: did not run it' },
    ]);
    const none = { by: 'pytorch', variants: [] };
    expect(compareProofs(whole, none, question)).toMatchObject([{ variant: '-', got: 'pytorch: lacks it' }]);
    expect(compareProofs(none, whole, question)).toMatchObject([{ variant: '-', got: 'engine: has it' }]);
  });

  it('about a derived value', async () => {
    const { variants } = await account('engine', shows('x'));
    const other = variants.map((variant) => ({ ...variant, values: { K: '5' } }));
    expect(
      compareProofs({ by: 'engine', variants }, { by: 'pytorch', variants: other }, question),
    ).toHaveLength(1);
  });
});

describe('a record', () => {
  const proveNow = (markdown: string, text = 'x') =>
    proveQuestion(questionOf(markdown), '', scriptedRuntime(shows(text)));
  const info = { on: 'engine', python: '3', torch: '1' } as const;
  async function verify(recordedOf: string, now: string, shownNow = 'x', prelude = '') {
    const { hashOf } = await import('@tenfold/pattern');
    const record = toProof(await proveNow(recordedOf), await hashOf(questionOf(recordedOf), ''), [info]);
    return verifyRecord(record, await proveNow(now, shownNow), prelude, 'engine');
  }

  it('stands while nothing executable changed, whatever the words say', async () => {
    expect(await verify(fillQuestion(), fillQuestion().replace('Fill it.', 'Please fill it.'))).toEqual([]);
  });

  it.each([
    ['the code', (text: string) => text.replace('x = __1__', 'x = 0 + __1__')],
    ['the check', (text: string) => text.replace('assert x == 1', 'assert x != 2')],
    ['an option', (text: string) => text.replace('`2`', '`3`')],
    [
      'the parameters',
      (text: string) =>
        text
          .replace('skill: skill\n', 'skill: skill\nvary:\n  a: [1]\n')
          .replace('x = __1__', 'x = {a} * __1__'),
    ],
  ])('is stale when %s changed', async (_, change) => {
    expect(await verify(fillQuestion(), change(fillQuestion()))).toMatchObject([{ kind: 'stale' }]);
  });

  it("is stale when the pattern's helpers changed", async () => {
    expect(await verify(fillQuestion(), fillQuestion(), 'x', 'y = 1')).toMatchObject([{ kind: 'stale' }]);
  });

  it('is refuted when something else happens now', async () => {
    expect(await verify(fillQuestion(), fillQuestion(), 'y')).toMatchObject([
      { kind: 'disagreement' },
      { kind: 'disagreement' },
    ]);
  });

  it('is asked for when it is missing', async () => {
    expect(await verifyRecord(null, await proveNow(fillQuestion()), '', 'engine')).toMatchObject([
      { kind: 'not-recorded' },
    ]);
  });
});
