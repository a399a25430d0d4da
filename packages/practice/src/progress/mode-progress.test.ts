import type { QuestionId } from '@tenfold/pattern/public';
import { expect, test } from 'vitest';
import type { LogEntry } from '../log/to-event.ts';
import { answered, sampleEvent, sampleTask } from '../testing/index.ts';
import { modeProgress } from './mode-progress.ts';

const task = sampleTask({ variants: ['K=4', 'K=5'] });
const freshTask = { ...task, variant: task.question.variants[1]! };
const [done, other] = [task.question.id, 'use-the-loss' as QuestionId];
const place = { pattern: task.pattern, mode: 'practice', questions: [done, other] } as const;

const wrongs = [1, 2, 3].map((attempt) => answered({ right: false, attempt }));
const after = (entries: readonly LogEntry[], context = task) =>
  modeProgress(
    place,
    entries.map((entry) => sampleEvent(entry, { context })),
  );

test('nothing done is nothing of all', () => {
  expect(after([])).toMatchObject({ total: 2, solved: 0, spent: 0, points: 0 });
  expect([...after([]).status.values()]).toEqual(['new', 'new']);
});

test('a question solved at the first attempt gives a point', () => {
  expect(after([answered()])).toMatchObject({ solved: 1, points: 1 });
});

test('a question solved later or with a hint is solved without a point', () => {
  expect(after([wrongs[0]!, answered({ attempt: 2 })])).toMatchObject({ solved: 1, points: 0 });
  expect(after([{ kind: 'hinted' }, answered({ hinted: true })])).toMatchObject({ solved: 1, points: 0 });
});

test('a question whose attempts are used up is spent', () => {
  expect(after(wrongs)).toMatchObject({ solved: 0, spent: 1 });
  expect(after(wrongs.slice(0, 2)).status.get(done)).toBe('started');
});

test('a hint or a run starts a question', () => {
  expect(after([{ kind: 'hinted' }]).status.get(done)).toBe('started');
  expect(after([{ kind: 'ran', outcome: 'finished' }]).status.get(done)).toBe('started');
});

test('a spent question that is solved on fresh numbers is solved, and its point is earned once', () => {
  const spent = wrongs.map((entry) => sampleEvent(entry, { context: task }));
  const solved = [{ kind: 'restarted' } as const, answered()].map((entry) =>
    sampleEvent(entry, { context: freshTask }),
  );
  expect(modeProgress(place, [...spent, ...solved])).toMatchObject({ solved: 1, spent: 0, points: 1 });
  const twice = [sampleEvent(answered(), { context: task }), ...solved];
  expect(modeProgress(place, twice).points).toBe(1);
});

test('a solved question stays solved whatever is tried afterwards', () => {
  expect(after([answered(), { kind: 'restarted' }, ...wrongs])).toMatchObject({ solved: 1, spent: 0 });
});

test('other patterns, modes and questions do not count', () => {
  const elsewhere = [
    { ...task, pattern: 'dropout' as typeof task.pattern },
    { ...task, mode: 'test' as const },
    { ...task, question: { ...task.question, id: 'gone' as QuestionId } },
  ];
  for (const context of elsewhere) {
    expect(after([answered()], context)).toMatchObject({ total: 2, solved: 0, points: 0 });
  }
});
