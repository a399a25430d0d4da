/**
 * The test of one pattern as the page sees it: the fold of the learner's log, and the acts that add to the log. All
 * rules are in `@tenfold/practice`; what is here loads what was drawn and gives time, identity and chance.
 */
import type { PublicBank, PublicPattern, PublicQuestion, QuestionId } from '@tenfold/pattern/public';
import {
  actInTest,
  type Bank,
  drawRetest,
  drawTest,
  oneMore,
  testState,
  type TestAct,
  type TestRecord,
  type TestState,
  toLogEvent,
} from '@tenfold/practice';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { testBanks } from '../../content/banks.ts';
import { questionOf } from '../../content/content.ts';
import { events, record, startJournal } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { unsealOnce } from '../../task/unseal-once.ts';
import { randomOf } from './random-of.ts';

export interface TestSession {
  readonly pattern: PublicPattern;
  /** With the questions loaded so far; null until it is known what there is to draw from, and the log is read. */
  readonly bank: ReadonlySignal<Bank | null>;
  /** The last test begun; null when there is none or the bank is not there yet. */
  readonly state: ReadonlySignal<TestState | null>;
  /** Loads what there is to draw from, and the log. Rejects when that fails. */
  load(): Promise<void>;
  /** Loads the questions that the last test has drawn. Rejects when that fails. */
  loadDrawn(): Promise<void>;
  /** Draws a test. */
  begin(purpose: TestState['purpose']): void;
  /** Asks one question more; false when there is none that is fresh. */
  more(): boolean;
  act(act: TestAct): void;
  /** Takes in what waits to be taken in. */
  settle(): void;
  /** The same in a moment, unless another comes first: one event for a word and not for each letter. */
  actSoon(act: TestAct): void;
}

const SOON_MS = 600;

const sessions = new Map<string, TestSession>();

/** `path` is the pattern's, `pytorch/label-smoothing`. */
export function testSession(path: string, pattern: PublicPattern): TestSession {
  const session = sessions.get(path) ?? makeSession(path, pattern);
  sessions.set(path, session);
  return session;
}

function makeSession(path: string, pattern: PublicPattern): TestSession {
  const entries = signal<PublicBank['questions'] | null>(null);
  const loaded = signal<ReadonlyMap<QuestionId, PublicQuestion>>(new Map());
  const bank = computed<Bank | null>(() => {
    const { id, contentVersion } = pattern;
    if (!entries.value) return null;
    return { pattern: id, contentVersion, entries: entries.value, loaded: loaded.value, open: unsealOnce };
  });
  const state = computed(() => bank.value && testState(bank.value, events.value));
  const place = { pattern: pattern.id, contentVersion: pattern.contentVersion, mode: 'test' } as const;
  const keep = (records: readonly TestRecord[]) => {
    if (records.length > 0) record(...records.map((each) => toLogEvent(place, each, stamp())));
  };
  const loadDrawn = async () => {
    const drawn = state.peek()?.items.map(({ entry }) => entry.id) ?? [];
    const questions = await Promise.all(drawn.map((id) => questionOf(path, id).load()));
    loaded.value = new Map([
      ...loaded.peek(),
      ...questions.map((question) => [question.id, question] as const),
    ]);
  };
  let waiting: { act: TestAct; timer: ReturnType<typeof setTimeout> } | null = null;
  const actNow = (act: TestAct) => {
    const [from, open] = [bank.peek(), state.peek()];
    if (from && open) keep(actInTest(from, open, act));
  };
  const settle = () => {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    const { act } = waiting;
    waiting = null;
    actNow(act);
  };
  addEventListener('pagehide', settle);
  return {
    pattern,
    bank,
    state,
    async load() {
      const [found] = await Promise.all([testBanks.get(path)?.load(), startJournal()]);
      entries.value = found?.questions ?? [];
    },
    loadDrawn,
    begin(purpose) {
      const from = bank.peek();
      if (!from) return;
      const now = stamp();
      const draw = purpose === 'test' ? drawTest : drawRetest;
      record(toLogEvent(place, draw(from, events.peek(), randomOf(now.id)), now));
    },
    more() {
      const [from, open, now] = [bank.peek(), state.peek(), stamp()];
      const item = from && open && oneMore(from, open, events.peek(), randomOf(now.id));
      if (!item) return false;
      record(toLogEvent(place, { kind: 'test-extended', sitting: open.sitting, ...item }, now));
      return true;
    },
    act(act) {
      settle();
      actNow(act);
    },
    settle,
    actSoon(act) {
      if (waiting) clearTimeout(waiting.timer);
      waiting = { act, timer: setTimeout(settle, SOON_MS) };
    },
  };
}
