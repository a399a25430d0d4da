import type { QuestionId } from '@tenfold/pattern/public';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answered, sampleEvent, sampleQuestion, sampleRecord, sampleTask } from '../testing/index.ts';
import { skillStandings } from './skill-standing.ts';

const { pattern } = sampleTask();
const skills = new Map([
  ['create-the-loss' as QuestionId, 'api'],
  ['the-gap' as QuestionId, 'optimum'],
]);

/** First attempts at fresh variants of a question, in the order told. */
const attempts = (question: string, ...rights: readonly boolean[]) =>
  rights.map((right, index) => {
    const asked = sampleQuestion(question, { variants: rights.length });
    const context = { ...sampleTask(), question: asked, variant: asked.variants[index]! };
    return sampleEvent(answered({ right }), { context });
  });
const api = (...rights: readonly boolean[]) =>
  skillStandings(pattern, skills, attempts('create-the-loss', ...rights)).find(
    ({ skill }) => skill === 'api',
  );

test('without evidence nothing is said of a skill', () => {
  expect(api()).toMatchObject({ asked: 0, right: 0, band: null, mean: expect.closeTo(0.5) });
});

test('a few answers move the estimate but name no band', () => {
  expect(api(true, true)).toMatchObject({ asked: 2, right: 2, band: null });
  expect(api(true, true)?.mean).toBeGreaterThan(0.5);
  expect(api(true, false)?.band).toBeNull();
});

test('enough answers name one', () => {
  expect(api(...Array(8).fill(true))?.band).toBe('strong');
  expect(api(...Array(4).fill(false))?.band).toBe('weak');
});

test('what was known long ago gives way to what is known now', () => {
  expect(api(...Array(10).fill(false), ...Array(10).fill(true))).toMatchObject({ asked: 10, band: 'strong' });
});

test('an answer with help and a variant met before are no evidence', () => {
  const hinted = sampleEvent(answered({ hinted: true }));
  const [first] = attempts('create-the-loss', true);
  expect(skillStandings(pattern, skills, [hinted, first!, first!])[0]).toMatchObject({ asked: 1 });
});

test('a question left unanswered was not known', () => {
  const item = { question: 'create-the-loss' as QuestionId, variant: sampleTask().variant.id };
  const [api] = skillStandings(pattern, skills, [sampleRecord({ kind: 'unanswered', ...item })]);
  expect(api).toMatchObject({ asked: 1, right: 0 });
});

test('the weakest skill comes first, those without evidence last', () => {
  const names = (...events: Parameters<typeof skillStandings>[2]) =>
    skillStandings(pattern, skills, events).map(({ skill }) => skill);
  expect(names(...attempts('the-gap', true))).toEqual(['optimum', 'api']);
  expect(names(...attempts('the-gap', true), ...attempts('create-the-loss', false))).toEqual([
    'api',
    'optimum',
  ]);
});

test('one more right answer never lowers a skill', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 9 }), (rights) => {
      expect(api(...rights, true)?.mean).toBeGreaterThan(api(...rights)?.mean ?? 1);
    }),
  );
});
