import type { EventId, LogEvent } from '../log/event.ts';
import type { Bank } from '../task/bank.ts';
import type { Tally } from '../verdict/posterior.ts';
import { testSittings } from './sitting.ts';
import { type TestItem, type TestState, testState } from './test-state.ts';

/** How the questions of one level or one skill came out. */
export interface Group extends Tally {
  readonly name: string;
}

/** A finished test: the state holds the verdict and every answer, this adds what a result page sums up. */
export interface TestResult {
  readonly state: TestState;
  /** In the order of the questions; levels and skills that were not asked are left out. */
  readonly byLevel: readonly Group[];
  /** Those with the most missing first. */
  readonly bySkill: readonly Group[];
  /** What was wrong or left unanswered: it is in the review now. */
  readonly missed: readonly TestItem[];
  /** Questions that were not fresh, and so did not count. */
  readonly repeats: number;
}

/** Of the test named, else of the one finished last; null when there is none. `events` in log order. */
export function testResult(
  bank: Pick<Bank, 'pattern' | 'entries'>,
  events: readonly LogEvent[],
  id?: EventId,
): TestResult | null {
  const finished = testSittings(bank.pattern, events).filter((sitting) => sitting.finished !== null);
  const sitting = id === undefined ? finished.at(-1) : finished.find((each) => each.id === id);
  const state = sitting && testState(bank, events, sitting.id);
  if (!state) return null;
  const { items } = state;
  const missing = ({ right, asked }: Tally) => asked - right;
  return {
    state,
    byLevel: groupsOf(items, ({ entry }) => entry.level),
    bySkill: [...groupsOf(items, ({ entry }) => entry.skill)].sort((a, b) => missing(b) - missing(a)),
    missed: items.filter(({ right }) => right === false),
    repeats: items.filter(({ fresh }) => !fresh).length,
  };
}

function groupsOf(items: readonly TestItem[], nameOf: (item: TestItem) => string): readonly Group[] {
  const names = [...new Set(items.map(nameOf))];
  return names.map((name) => {
    const own = items.filter((item) => nameOf(item) === name);
    return { name, asked: own.length, right: own.filter(({ right }) => right).length };
  });
}
