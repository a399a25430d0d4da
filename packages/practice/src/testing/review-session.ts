/**
 * A learner who reviews: `reviewing().grade('flip:gap', 3).wait({ minutes: 10 }).expectDue(1)`. The log is all that is
 * kept; time passes only by `wait`.
 */
import type { OptionId, PublicQuestion } from '@tenfold/pattern/public';
import { expect } from 'vitest';
import type { CardId, LogEvent } from '../log/event.ts';
import { type LogEntry, type RecordOf, toEvent, toLogEvent } from '../log/to-event.ts';
import type { Moment } from '../progress/local-day.ts';
import type { Grade } from '../review/grade.ts';
import { type Deck, dueCount, LIMITS, type Limits, type ReviewQueue, reviewQueue } from '../review/queue.ts';
import { gradeCard, undoLast } from '../review/review-record.ts';
import { type ReviewContext, reviewTask } from '../review/review-task.ts';
import { step } from '../task/step.ts';
import type { Task, TaskContext } from '../task/task.ts';
import { answered, sampleId, stampAt } from './sample-event.ts';
import { sampleTask } from './sample-task.ts';

/** A review of a deck that offers these cards, of the questions that are missed, and of nothing else. */
export function reviewing(offered: readonly string[] = [], others: readonly string[] = []): ReviewSession {
  return new ReviewSession(offered, others);
}

export class ReviewSession {
  readonly context: ReviewContext;
  readonly deck: Deck;
  log: readonly LogEvent[] = [];
  now: Moment = stampAt('2026-03-02T09:00+00:00');

  constructor(offered: readonly string[], others: readonly string[]) {
    const { pattern, contentVersion, open } = sampleTask();
    this.context = { pattern, contentVersion, open: () => open() };
    this.deck = { pattern, offered: offered as readonly CardId[], others: others as readonly CardId[] };
  }

  /** Sets the learner's clock, e.g. `2026-03-02T09:00+00:00`. */
  at(local: string): this {
    this.now = stampAt(local);
    return this;
  }
  wait({ days = 0, minutes = 0 }): this {
    this.now = { ...this.now, at: this.now.at + (days * 24 * 60 + minutes) * 60_000 };
    return this;
  }
  grade(card: string, grade: Grade): this {
    return this.append(gradeCard(card as CardId, grade));
  }
  undo(): this {
    const record = undoLast(this.context.pattern, this.log);
    return record ? this.append(record) : this;
  }
  /** Answers a question wrong in another mode. */
  miss(question: PublicQuestion, context: Partial<TaskContext> = {}): this {
    return this.enter({ ...this.contextOf(question), ...context }, answered({ right: false }));
  }
  /** Answers the card of a question. */
  answer(question: PublicQuestion, answer: 'right' | 'wrong'): this {
    const { context, state } = this.task(question);
    const option = { right: 'o1', wrong: 'o2' }[answer] as OptionId;
    const { record } = step(context, step(context, state, { kind: 'place', option }).state, {
      kind: 'check',
    });
    return record ? this.enter(context, record) : this;
  }
  task(question: PublicQuestion): Task {
    return reviewTask(this.context, question, this.log);
  }
  queue(limits: Partial<Limits> = {}): ReviewQueue {
    return reviewQueue(this.deck, this.log, this.now, { ...LIMITS, ...limits });
  }

  expectDue(count: number, perDay?: number): this {
    expect(dueCount(this.log, this.now, perDay)).toBe(count);
    return this;
  }
  expectQueue(...cards: readonly string[]): this {
    expect(this.queue().cards.map(({ card }) => card)).toEqual(cards);
    return this;
  }

  enter(context: TaskContext, entry: LogEntry): this {
    this.log = [...this.log, toEvent(context, entry, this.stamp())];
    return this;
  }
  append(record: RecordOf<LogEvent['kind']>): this {
    this.log = [...this.log, toLogEvent({ ...this.context, mode: 'review' }, record, this.stamp())];
    return this;
  }
  private contextOf(question: PublicQuestion): TaskContext {
    const [variant] = question.variants;
    if (!variant) throw new Error('A question needs a variant');
    return { ...sampleTask(), question, variant };
  }
  private stamp() {
    return { ...this.now, id: sampleId(this.now.at, this.log.length) };
  }
}
