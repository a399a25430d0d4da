import type { Level } from '@tenfold/pattern/public';
import type { LogEvent } from '../log/event.ts';
import type { RecordOf } from '../log/to-event.ts';
import type { Drawn } from '../progress/variants-shown.ts';
import type { Bank } from '../task/bank.ts';
import { FIRST_LEVELS, MORE_LEVELS } from '../verdict/verdict.ts';
import { mayExtend } from './act-in-test.ts';
import { draw, withFreshVariants } from './draw.ts';
import type { TestState } from './test-state.ts';

const RETEST_LEVELS: readonly Level[] = ['easy', 'easy', 'medium', 'medium', 'hard', 'hard'];

type DrawFrom = Pick<Bank, 'pattern' | 'entries'>;

/** Begins a test: three easy, four medium and three hard questions. `random` gives numbers from 0 up to 1. */
export function drawTest(
  bank: DrawFrom,
  events: readonly LogEvent[],
  random: () => number,
): RecordOf<'test-started'> {
  return { kind: 'test-started', purpose: 'test', items: draw({ ...bank, events, random }, FIRST_LEVELS) };
}

/** Begins a re-test: six questions, two of each level. When one is wanted: `retestFrom`. */
export function drawRetest(
  bank: DrawFrom,
  events: readonly LogEvent[],
  random: () => number,
): RecordOf<'test-started'> {
  return {
    kind: 'test-started',
    purpose: 're-test',
    items: draw({ ...bank, events, random }, RETEST_LEVELS),
  };
}

/** The next question of an undecided test, for the act `extend`; null when the rule or the bank has no more. */
export function oneMore(
  bank: DrawFrom,
  state: TestState,
  events: readonly LogEvent[],
  random: () => number,
): Drawn | null {
  const level = MORE_LEVELS[Math.max(0, state.items.length - FIRST_LEVELS.length)];
  if (!level || !mayExtend(state)) return null;
  const asked = new Set(state.items.map(({ entry }) => entry.id));
  const entries = withFreshVariants({ ...bank, events, random }).filter(({ id }) => !asked.has(id));
  return draw({ ...bank, entries, events, random }, [level])[0] ?? null;
}
