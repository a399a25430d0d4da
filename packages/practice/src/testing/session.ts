/**
 * A learner at one task, in the words of practising: `session().fill(1, '0.1').check().expectRight()`. Blanks are
 * numbered from 1 and options named by their text, as on the page; `_` is an empty blank.
 */
import { type OptionId, placesOf } from '@tenfold/pattern/public';
import { expect } from 'vitest';
import type { Confidence } from '../calibration/confidence.ts';
import type { LogEvent } from '../log/event.ts';
import { type LogEntry, toEvent } from '../log/to-event.ts';
import { resumeTask } from '../task/resume-task.ts';
import { attemptsLeft, startTask, step } from '../task/step.ts';
import type { Notice, TaskContext, TaskEvent, TaskRecord, TaskState } from '../task/task.ts';
import { sampleId } from './sample-event.ts';
import { type Sample, sampleTask } from './sample-task.ts';

export function session(sample: Partial<Sample> = {}): Session {
  return new Session(sampleTask(sample));
}

export class Session {
  readonly context: TaskContext;
  state: TaskState;
  log: readonly LogEvent[] = [];
  notice: Notice | null = null;
  record: TaskRecord | null = null;

  constructor(context: TaskContext) {
    this.context = context;
    this.state = startTask(context);
  }

  dispatch(event: TaskEvent): this {
    const { state, notice, record } = step(this.context, this.state, event);
    Object.assign(this, { state, notice, record });
    return record ? this.append(record) : this;
  }

  fill(blank: number, text: string): this {
    return this.dispatch({ kind: 'place', option: this.option(text), blank: blank - 1 });
  }
  /** A chip is used without naming a blank. */
  place(text: string): this {
    return this.dispatch({ kind: 'place', option: this.option(text) });
  }
  choose(text: string): this {
    return this.dispatch({ kind: 'choose', option: this.option(text) });
  }
  pick(blank: number): this {
    return this.dispatch({ kind: 'pick', blank: blank - 1 });
  }
  clear(blank: number): this {
    return this.dispatch({ kind: 'clear', blank: blank - 1 });
  }
  /** What the field or the editor holds. */
  type(text: string): this {
    return this.dispatch({ kind: 'type', text });
  }
  /** Runs what is written, as the page does: only the code `right` passes the hidden check. */
  run(right: string): this {
    const { answer } = this.state;
    if (answer.kind !== 'write') throw new Error(`Nothing is written in ${answer.kind}`);
    const passed = answer.code === right;
    const result = { passed, message: passed ? '' : 'the check says no' };
    return this.dispatch({ kind: 'report', text: answer.code, result });
  }
  undo(): this {
    return this.dispatch({ kind: 'undo' });
  }
  hint(): this {
    return this.dispatch({ kind: 'hint' });
  }
  confide(confidence: Confidence | null): this {
    return this.dispatch({ kind: 'confide', confidence });
  }
  check(): this {
    return this.dispatch({ kind: 'check' });
  }

  /** The page is loaded anew: what is left is what the log gives back. */
  reload(): this {
    this.state = resumeTask(this.context, this.log);
    return this;
  }
  restart(): this {
    this.state = startTask(this.context);
    return this.append({ kind: 'restarted' });
  }

  expectRight(): this {
    expect(this.state).toMatchObject({ phase: 'solved', score: { kind: 'right' } });
    return this;
  }
  expectWrong(expected: { blanks?: readonly number[]; left?: number } = {}): this {
    expect(this.state.score?.kind).toBe('wrong');
    if (expected.blanks) expect(this.wrongBlanks()).toEqual(expected.blanks);
    return expected.left === undefined ? this : this.expectLeft(expected.left);
  }
  expectIncomplete(blank: number | null): this {
    expect(this.state.score?.kind).toBe('incomplete');
    expect(this.notice).toEqual({ kind: 'incomplete', blank: blank === null ? null : blank - 1 });
    return this;
  }
  expectSpent(): this {
    expect(this.state).toMatchObject({ phase: 'spent', score: { kind: 'wrong' } });
    return this.expectLeft(0);
  }
  expectLeft(attempts: number): this {
    expect(attemptsLeft(this.context, this.state)).toBe(attempts);
    return this;
  }
  expectNotice(kind: Notice['kind'] | null): this {
    expect(this.notice?.kind ?? null).toBe(kind);
    return this;
  }
  /** What the places hold, e.g. `expectFilled('0.1', '_')`. */
  expectFilled(...texts: readonly string[]): this {
    const held = placesOf(this.state.answer).map((id) => (id === null ? '_' : this.text(id)));
    expect(held).toEqual(texts);
    return this;
  }
  expectActive(blank: number | null): this {
    expect(this.state.active).toBe(blank === null ? null : blank - 1);
    return this;
  }
  expectRecorded(...kinds: readonly LogEvent['kind'][]): this {
    expect(this.log.map((event) => event.kind)).toEqual(kinds);
    return this;
  }

  private append(entry: LogEntry): this {
    const stamp = { id: sampleId(0, this.log.length), at: 0, utcOffsetMinutes: 0 };
    this.log = [...this.log, toEvent(this.context, entry, stamp)];
    return this;
  }
  private option(text: string): OptionId {
    const option = this.context.variant.options.find((each) => each.text === text);
    if (!option) throw new Error(`No option ${text}`);
    return option.id;
  }
  private text(id: OptionId): string | undefined {
    return this.context.variant.options.find((each) => each.id === id)?.text;
  }
  private wrongBlanks(): readonly number[] {
    return (this.state.score?.marks ?? []).flatMap((mark, place) => (mark === false ? [place + 1] : []));
  }
}
