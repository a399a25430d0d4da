/**
 * The challenge of one pattern as the page sees it: the fold of the learner's log at a moment, and the acts that add to the
 * log. All rules are in `@tenfold/practice`; what is here loads the problems and gives time and identity.
 */
import type { PublicPattern, PublicQuestion, QuestionId } from '@tenfold/pattern/public';
import {
  actInChallenge,
  type Bank,
  type ChallengeAct,
  type ChallengeState,
  challengeState,
  drawChallenge,
  type Problem,
  problemTask,
  type Timing,
  toLogEvent,
} from '@tenfold/practice';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { challengeBanks } from '../../content/banks.ts';
import { questionOf } from '../../content/content.ts';
import { events, record, startJournal } from '../../journal/journal.ts';
import { stamp } from '../../journal/stamp.ts';
import { type RecordedTask, recordedTask } from '../../task/recorded-task.ts';
import { unsealOnce } from '../../task/unseal-once.ts';

export interface ChallengeSession {
  readonly pattern: PublicPattern;
  /** The last challenge begun; null when there is none or its problems are not there yet. */
  readonly state: ReadonlySignal<ChallengeState | null>;
  /** Loads the problems and the log. Rejects when that fails. */
  load(): Promise<void>;
  begin(timing: Timing): void;
  act(act: ChallengeAct): void;
  /** The same task as long as the challenge lasts. */
  taskOf(problem: Problem): RecordedTask | null;
  /** Time has passed. What has run out of it is kept in the log, unless its last answer is still being checked. */
  settle(): void;
}

const sessions = new Map<string, ChallengeSession>();

/** `path` is the pattern's, `pytorch/label-smoothing`. */
export function challengeSession(path: string, pattern: PublicPattern): ChallengeSession {
  const session = sessions.get(path) ?? makeSession(path, pattern);
  sessions.set(path, session);
  return session;
}

function makeSession(path: string, pattern: PublicPattern): ChallengeSession {
  const place = { pattern: pattern.id, contentVersion: pattern.contentVersion, mode: 'challenge' } as const;
  const bank = signal<Bank | null>(null);
  const now = signal(0);
  const state = computed(() => bank.value && challengeState(bank.value, events.value, now.value));
  const tasks = new Map<string, RecordedTask>();
  const act = (each: ChallengeAct) => {
    now.value = Date.now();
    const open = state.peek();
    const records = open ? actInChallenge(open, each) : [];
    if (records.length > 0) record(...records.map((entry) => toLogEvent(place, entry, stamp())));
  };
  const taskOf = (problem: Problem) => {
    const [from, open] = [bank.peek(), state.peek()];
    if (!from || !open) return null;
    const name = `${open.sitting} ${problem.entry.id}`;
    const known = tasks.get(name);
    const folded = problemTask(from, open, problem, events.peek());
    if (!folded) return null;
    if (!known) {
      const made = recordedTask(folded, pattern.prelude);
      tasks.set(name, made);
      return made;
    }
    // Time is up, or it was given up: the log knows before the task does.
    if (folded.state.phase !== 'open' && known.state.peek().phase === 'open') known.enter(folded.state);
    return known;
  };
  return {
    pattern,
    state,
    async load() {
      const [found] = await Promise.all([challengeBanks.get(path)?.load(), startJournal()]);
      const entries = found?.questions ?? [];
      const questions = await Promise.all(entries.map(({ id }) => questionOf(path, id).load()));
      const loaded = new Map<QuestionId, PublicQuestion>(questions.map((each) => [each.id, each]));
      const { id, contentVersion } = pattern;
      now.value = Date.now();
      bank.value = { pattern: id, contentVersion, entries, loaded, open: unsealOnce };
      act({ kind: 'expire' });
    },
    begin(timing) {
      const from = bank.peek();
      if (from) record(toLogEvent(place, drawChallenge(from, events.peek(), timing), stamp()));
    },
    act,
    taskOf,
    settle() {
      const open = state.peek()?.problems.find(({ status }) => status === 'open');
      if (open && taskOf(open)?.isChecking.peek()) return;
      act({ kind: 'expire' });
    },
  };
}
