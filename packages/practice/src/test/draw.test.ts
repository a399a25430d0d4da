import { LEVELS, type QuestionId } from '@tenfold/pattern/public';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogEvent } from '../log/event.ts';
import {
  answered,
  sampleBank,
  sampleEvent,
  sampleQuestion,
  sampleTask,
  seededRandom,
} from '../testing/index.ts';
import { drawRetest, drawTest } from './draw-test.ts';

const { pattern } = sampleTask();
const bankOf = (entries = sampleBank()) => ({ pattern, entries });
const drawFrom = (bank = bankOf(), events: readonly LogEvent[] = [], seed = 1) =>
  drawTest(bank, events, seededRandom(seed)).items.map(({ question, variant }) => {
    const found = bank.entries.find(({ id }) => id === question);
    if (!found?.variants.some(({ id }) => id === variant)) throw new Error('Drawn from nowhere');
    return { ...found, variant };
  });
const met = (question: QuestionId, variant: string) => {
  const task = sampleTask({ variants: [variant] });
  return sampleEvent(answered(), { context: { ...task, question: { ...task.question, id: question } } });
};

test('a test begins with three easy, four medium and three hard questions, all different', () => {
  const drawn = drawFrom();
  expect(drawn.map(({ level }) => level)).toEqual([
    ...Array(3).fill('easy'),
    ...Array(4).fill('medium'),
    ...Array(3).fill('hard'),
  ]);
  expect(new Set(drawn.map(({ id }) => id)).size).toBe(10);
});

test('a re-test has six, two of each level', () => {
  const { purpose, items } = drawRetest(bankOf(), [], seededRandom(1));
  expect(purpose).toBe('re-test');
  expect(items.map(({ question }) => question.split('-')[0])).toEqual([
    'easy',
    'easy',
    'medium',
    'medium',
    'hard',
    'hard',
  ]);
});

test('the same seed draws the same test, another seed another', () => {
  expect(drawFrom()).toEqual(drawFrom());
  expect(drawFrom(bankOf(), [], 2)).not.toEqual(drawFrom());
});

test('every question, and every variant of one, has its chance', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed++) {
    for (const { id, variant } of drawFrom(bankOf(sampleBank(6, 30, 3)), [], seed))
      seen.add(`${id} ${variant}`);
  }
  expect(seen.size).toBe(6 * 3 * 3);
});

test('a variant met before, in whatever mode, is not drawn while the question has a fresh one', () => {
  const bank = bankOf(sampleBank(4));
  const events = bank.entries.map(({ id }) => met(id, 'v1'));
  for (let seed = 0; seed < 20; seed++) {
    expect(new Set(drawFrom(bank, events, seed).map(({ variant }) => variant))).toEqual(new Set(['v2']));
  }
});

test('a fresh variant of another level is preferred to a met one of the level wanted', () => {
  const bank = bankOf([...sampleBank(4, 7, 1), sampleQuestion('hard-5', { level: 'hard', variants: 1 })]);
  const events = bank.entries.filter(({ level }) => level === 'easy').map(({ id }) => met(id, 'v1'));
  const levels = drawFrom(bank, events).map(({ level }) => level);
  expect(levels.filter((level) => level === 'easy')).toHaveLength(1);
  expect(levels.filter((level) => level === 'hard')).toHaveLength(5);
});

test('when all was met, what is drawn was met longest ago', () => {
  const bank = bankOf([sampleQuestion('only', { variants: 2 })]);
  const only = bank.entries[0]!.id;
  expect(drawFrom(bank, [met(only, 'v2'), met(only, 'v1')])).toMatchObject([{ variant: 'v2' }]);
});

test('a small bank gives a shorter test rather than the same question twice', () => {
  expect(drawFrom(bankOf(sampleBank(2)))).toHaveLength(6);
});

test('as many skills are covered as there can be', () => {
  const skill = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l');
  const bank = fc.tuple(
    ...LEVELS.map((level) => fc.array(skill, { minLength: 4, maxLength: 9 }).map(named(level))),
  );
  fc.assert(
    fc.property(bank, fc.integer(), (rows, seed) => {
      const drawn = drawFrom(bankOf(rows.flat()), [], seed);
      expect(new Set(drawn.map(({ skill }) => skill)).size).toBe(mostSkills(rows));
    }),
  );
});

test('where there are fewer skills than questions, they are asked equally often', () => {
  for (let seed = 0; seed < 20; seed++) {
    const drawn = drawFrom(bankOf(sampleBank(12, 2)), [], seed);
    expect(drawn.filter(({ skill }) => skill === 'skill-0')).toHaveLength(5);
  }
});

test('skills that earlier tests left out come first in the next', () => {
  const bank = bankOf(sampleBank(17, 19, 2));
  const first = drawFrom(bank);
  const skills = new Set(first.map(({ skill }) => skill));
  const second = drawFrom(
    bank,
    first.map(({ id, variant }) => met(id, variant)),
  );
  for (const { skill } of second) skills.add(skill);
  expect(skills.size).toBe(new Set(bank.entries.map(({ skill }) => skill)).size);
});

function named(level: (typeof LEVELS)[number]) {
  return (skills: readonly string[]) =>
    skills.map((skill, index) => sampleQuestion(`${level}-${index}`, { level, skill }));
}

/** By König: the fewest places and skills that touch every pairing, over all choices of levels. */
function mostSkills(rows: readonly (readonly { readonly skill: string }[])[]): number {
  const places = [3, 4, 3];
  let fewest = Number.POSITIVE_INFINITY;
  for (let chosen = 0; chosen < 8; chosen++) {
    const covered = rows.map((_, row) => ((chosen >> row) & 1) === 1);
    const cost = places.reduce((sum, count, row) => sum + (covered[row] ? count : 0), 0);
    const others = new Set(
      rows.flatMap((row, index) => (covered[index] ? [] : row.map(({ skill }) => skill))),
    );
    fewest = Math.min(fewest, cost + others.size);
  }
  return fewest;
}
