/**
 * A learner who takes tests: `takeTest().answerAll({ right: 8 }).submit().expectPhase('undecided')`. Items are counted
 * from 1, as on the page. The log is all that is kept: every state is folded from it anew.
 */
import type { Answer, PublicQuestion } from '@tenfold/pattern/public';
import { expect } from 'vitest';
import type { Confidence } from '../calibration/confidence.ts';
import type { LogEvent } from '../log/event.ts';
import { parseEvent } from '../log/parse-event.ts';
import { type RecordOf, toLogEvent } from '../log/to-event.ts';
import type { Moment } from '../progress/local-day.ts';
import { actInTest, type TestAct, type TestRecord } from '../test/act-in-test.ts';
import { drawRetest, drawTest, oneMore } from '../test/draw-test.ts';
import { type TestItem, type TestState, testState } from '../test/test-state.ts';
import type { Bank } from '../task/bank.ts';
import type { Band } from '../verdict/band.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { bankOf, sampleBank } from './sample-bank.ts';
import { sampleId, stampAt } from './sample-event.ts';
import { seededRandom } from './seeded-random.ts';

export function takeTest(bank: readonly PublicQuestion[] = sampleBank(), seed = 1): TestSession {
  return new TestSession(bank, seed).start();
}

export class TestSession {
  bank: Bank;
  log: readonly LogEvent[] = [];
  now: Moment = stampAt('2026-03-01T12:00+00:00');
  /** What the last act recorded. */
  records: readonly TestRecord[] = [];
  private readonly random: () => number;

  constructor(questions: readonly PublicQuestion[], seed: number) {
    this.bank = bankOf(questions);
    this.random = seededRandom(seed);
  }

  get state(): TestState {
    const state = testState(this.bank, this.log);
    if (!state) throw new Error('No test was started');
    return state;
  }
  get shown(): TestItem {
    const item = this.state.items[this.state.at];
    if (!item) throw new Error('Nothing is shown');
    return item;
  }

  /** Sets the learner's clock, e.g. `2026-03-02T09:00+00:00`. */
  at(local: string): this {
    this.now = stampAt(local);
    return this;
  }
  start(): this {
    return this.append([drawTest(this.bank, this.log, this.random)]);
  }
  retest(): this {
    return this.append([drawRetest(this.bank, this.log, this.random)]);
  }
  dispatch(act: TestAct): this {
    return this.append(actInTest(this.bank, this.state, act));
  }
  answer(option: 'right' | 'wrong' | 'empty'): this {
    const answer = { kind: 'fill', blank: { right: 'o1', wrong: 'o2', empty: null }[option] } as Answer;
    return this.dispatch({ kind: 'answer', answer });
  }
  /** Answers all that is open, the first `right` of it right, the next `wrong` wrong, and leaves the rest. */
  answerAll({ right = 0, wrong = Number.POSITIVE_INFINITY }): this {
    this.state.items.forEach((item, index) => {
      if (item.submitted || index >= right + wrong) return;
      this.go(index + 1).answer(index < right ? 'right' : 'wrong');
    });
    return this;
  }
  confide(confidence: Confidence | null): this {
    return this.dispatch({ kind: 'confide', confidence });
  }
  flag(): this {
    return this.dispatch({ kind: 'flag' });
  }
  go(item: number): this {
    return this.dispatch({ kind: 'go', to: item - 1 });
  }
  submit(): this {
    return this.dispatch({ kind: 'submit' });
  }
  finish(): this {
    return this.dispatch({ kind: 'finish' });
  }
  /** Asks for one question more. */
  more(): this {
    const item = oneMore(this.bank, this.state, this.log, this.random);
    return item ? this.dispatch({ kind: 'extend', item }) : this.append([]);
  }
  /** The tab is closed, and opened another day: the log has been through the storage. */
  reload(): this {
    this.log = this.log.map((event) => {
      const parsed = parseEvent(JSON.parse(JSON.stringify(event)));
      if (parsed.kind !== 'known') throw new Error(`The log holds what cannot be read: ${event.kind}`);
      return parsed.event;
    });
    return this;
  }

  expectPhase(phase: TestState['phase']): this {
    expect(this.state.phase).toBe(phase);
    return this;
  }
  expectVerdict(kind: Verdict['kind'], band: Band): this {
    expect(this.state.verdict).toMatchObject({ kind, band });
    return this;
  }
  expectShown(item: number): this {
    expect(this.state.at).toBe(item - 1);
    return this;
  }
  expectItems(count: number): this {
    expect(this.state.items).toHaveLength(count);
    return this;
  }
  /** What the last act recorded. */
  expectRecorded(...kinds: readonly TestRecord['kind'][]): this {
    expect(this.records.map(({ kind }) => kind)).toEqual(kinds);
    return this;
  }

  /** Puts records of this pattern's test into the log, one after the other. */
  append(records: readonly (TestRecord | RecordOf<'hinted'>)[]): this {
    this.records = records.filter((record) => record.kind !== 'hinted');
    const place = { ...this.bank, mode: 'test' } as const;
    records.forEach((record) => {
      const stamp = { ...this.now, id: sampleId(this.now.at, this.log.length) };
      this.log = [...this.log, toLogEvent(place, record, stamp)];
    });
    return this;
  }
}
