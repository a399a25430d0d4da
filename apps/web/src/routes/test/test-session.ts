/**
 * The test of one pattern as the page sees it: the fold of the learner's log, and the acts that add to the log. All
 * rules are in `@tenfold/practice`; what is here loads what was drawn and gives time, identity and chance.
 */
import type {
  PublicBank,
  PublicEntry,
  PublicPattern,
  PublicQuestion,
  QuestionId,
} from '@tenfold/pattern/public';
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
import { questionOf, testBanks } from '../../content/content.ts';
import { events, record, startJournal } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { say } from '../../status/status-line.tsx';
import { unsealOnce } from '../../task/unseal-once.ts';
import { randomOf } from './random-of.ts';

export interface TestSession {
  readonly pattern: PublicPattern;
  /** With the questions loaded so far; null until it is known what there is to draw from, and the log is read. */
  readonly bank: ReadonlySignal<Bank | null>;
  /** The last test begun; null when there is none or the bank is not there yet. */
  readonly state: ReadonlySignal<TestState | null>;
  /** Loads the bank, the log, and what an open test has drawn. Tells the learner when that fails; true when it is done. */
  load(): Promise<boolean>;
  /** Draws a test and loads its questions; true when the first can be shown. */
  begin(purpose: TestState['purpose']): Promise<boolean>;
  /** Asks one question more; false when there is none that is fresh. */
  more(): Promise<boolean>;
  act(act: TestAct): void;
}

const NOT_LOADED = 'The questions could not be loaded. Is the connection up? Try again.';

const sessions = new Map<string, TestSession>();

/** `path` is the pattern's, `pytorch/label-smoothing`. */
export function testSession(path: string, pattern: PublicPattern): TestSession {
  const session = sessions.get(path) ?? makeSession(path, pattern);
  sessions.set(path, session);
  return session;
}

/** Code to write is judged by running it, which the test does not do yet. */
function isAsked({ kind }: PublicEntry): boolean {
  return kind !== 'write';
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
  const loadAll = async () => {
    const [found] = await Promise.all([testBanks.get(path)?.load(), startJournal()]);
    entries.value = found?.questions.filter(isAsked) ?? [];
    await loadDrawn();
  };
  const orSay = (work: () => Promise<void>) =>
    work().then(
      () => true,
      () => {
        say(NOT_LOADED);
        return false;
      },
    );
  return {
    pattern,
    bank,
    state,
    load: () => orSay(loadAll),
    begin: (purpose) =>
      orSay(async () => {
        if (!bank.peek()) await loadAll();
        const from = bank.peek();
        if (!from) return;
        const now = stamp();
        const draw = purpose === 'test' ? drawTest : drawRetest;
        record(toLogEvent(place, draw(from, events.peek(), randomOf(now.id)), now));
        await loadDrawn();
      }),
    async more() {
      const [from, open, now] = [bank.peek(), state.peek(), stamp()];
      const item = from && open && oneMore(from, open, events.peek(), randomOf(now.id));
      if (!item) return false;
      record(toLogEvent(place, { kind: 'test-extended', sitting: open.sitting, ...item }, now));
      return orSay(loadDrawn);
    },
    act(act) {
      const [from, open] = [bank.peek(), state.peek()];
      if (from && open) keep(actInTest(from, open, act));
    },
  };
}
