/**
 * One question on the page: the state of `@tenfold/practice` as signals, and what a learner does with it. It opens the
 * sealed answers when an answer is checked, words what happened, and records it; it decides nothing itself.
 */
import {
  answerKey,
  type Mode,
  type PublicPattern,
  type PublicQuestion,
  type PublicVariant,
  type SealedVariant,
} from '@tenfold/pattern/public';
import {
  currentVariant,
  type LogEntry,
  nextVariant,
  startTask,
  step,
  type TaskContext,
  type TaskEvent,
  type TaskState,
  toEvent,
} from '@tenfold/practice';
import { type ReadonlySignal, signal } from '@preact/signals';
import { events, record } from '../journal/journal.ts';
import { stamp } from '../journal/stamp.ts';
import { say } from '../status/status-line.tsx';
import { tell } from './tell.ts';
import { codeChecker, mustRun } from './written.ts';

export interface LiveTask {
  /** The pattern's helpers: they run before a learner's code. */
  readonly prelude: string;
  readonly context: ReadonlySignal<TaskContext>;
  readonly state: ReadonlySignal<TaskState>;
  /** What was sealed, once an answer was checked; null before. */
  readonly opened: ReadonlySignal<SealedVariant | null>;
  /** Does what the learner asks; `quiet` leaves the status line alone. */
  send(event: TaskEvent, quiet?: boolean): void;
}

export type Opening = typeof import('./opening.ts');

/** A question that is practised: it can be started anew and run. */
export interface PractisedTask extends LiveTask {
  /** Starts anew, with numbers not met before where there are any. */
  restart(): void;
  /** Keeps in the log that the learner ran code. */
  ran(outcome: Extract<LogEntry, { kind: 'ran' }>['outcome']): void;
  /**
   * Takes the whole question (all variants, sealed answers) in place of what was shown first, and resumes. Once more, when
   * the log was changed elsewhere: what is only filled in stays while the log knows no more of the question.
   */
  complete(question: PublicQuestion, opening: Opening): void;
}

/** `mode` is where it is asked, as the log has it. */
export function liveTask(
  pattern: PublicPattern,
  shown: PublicQuestion,
  mode: Mode = 'practice',
): PractisedTask {
  let opening: Opening | null = null;
  const contextOf = (question: PublicQuestion, variant: PublicVariant): TaskContext => ({
    pattern: pattern.id,
    contentVersion: pattern.contentVersion,
    mode,
    question,
    variant,
    open() {
      if (!opening) throw new Error('An answer is opened only when all is loaded.');
      return opening.unsealOnce(question, variant);
    },
  });
  const placeOf = (question: PublicQuestion) => ({ pattern: pattern.id, mode, question }) as const;
  const context = signal(contextOf(shown, currentVariant(placeOf(shown), [])));
  const state = signal(startTask(context.peek()));
  const opened = signal<SealedVariant | null>(null);
  const keep = (entry: LogEntry) => record(toEvent(context.peek(), entry, stamp()));
  const enter = (next: TaskContext, entered: TaskState) => {
    context.value = next;
    state.value = entered;
    opened.value = entered.tried.length > 0 ? next.open() : null;
  };
  let checkWaits = false;
  const checkCode = codeChecker(() => live);
  /** A complete answer cannot be judged before the sealed answers are there. */
  const mustWait = () =>
    opening === null && (answerKey(state.peek().answer) !== null || mustRun(state.peek()));
  const live: PractisedTask = {
    prelude: pattern.prelude,
    context,
    state,
    opened,
    send(event, quiet = false) {
      if (event.kind === 'check' && mustWait()) {
        checkWaits = true;
        say('One moment: the proofs are still on their way.');
        return;
      }
      if (event.kind === 'check' && mustRun(state.peek())) return void checkCode();
      const result = step(context.peek(), state.peek(), event);
      state.value = result.state;
      if (result.state.tried.length > 0) opened.value = context.peek().open();
      if (result.record) keep(result.record);
      if (result.notice && !quiet) tell(result.notice, context.peek());
    },
    restart() {
      const { question } = context.peek();
      const next = contextOf(question, nextVariant(placeOf(question), events.peek()));
      enter(next, startTask(next));
      keep({ kind: 'restarted' });
      say('Started anew, with all attempts.');
    },
    ran: (outcome) => keep({ kind: 'ran', outcome }),
    complete(question, loaded) {
      opening = loaded;
      const variant = currentVariant(placeOf(question), events.peek());
      const next = contextOf(question, variant);
      const resumed = loaded.resumeTask(next, events.peek());
      const { past, tried } = state.peek();
      const isBehind = resumed.tried.length !== tried.length || variant.id !== context.peek().variant.id;
      if (isBehind || past.length === 0) enter(next, resumed);
      else context.value = next;
      if (checkWaits && !isBehind) live.send({ kind: 'check' });
      checkWaits = false;
    },
  };
  return live;
}
