/**
 * A learner who takes a challenge: `challenge().open().wait(30).check('right').expectStatus('right', 'waiting')`.
 * Time passes only by `wait`. The log is all that is kept.
 */
import type { OptionId } from '@tenfold/pattern/public';
import { expect } from 'vitest';
import {
  actInChallenge,
  type ChallengeAct,
  type ChallengeRecord,
  drawChallenge,
  problemTask,
} from '../challenge/act-in-challenge.ts';
import { type ChallengeState, challengeState } from '../challenge/challenge-state.ts';
import { remainingMs } from '../challenge/clock.ts';
import type { ProblemStatus } from '../challenge/sitting.ts';
import type { Timing } from '../challenge/timing.ts';
import type { LogEvent } from '../log/event.ts';
import { toEvent, toLogEvent } from '../log/to-event.ts';
import type { Bank } from '../task/bank.ts';
import { step } from '../task/step.ts';
import { bankOf, sampleQuestion } from './sample-bank.ts';
import { sampleId, stampAt } from './sample-event.ts';

/** A challenge of problems with these seconds each. */
export function challenge(
  seconds: readonly number[] = [90, 120, 90, 120, 90],
  timing: Timing = 'timed',
): ChallengeSession {
  return new ChallengeSession(seconds).start(timing);
}

export class ChallengeSession {
  bank: Bank;
  log: readonly LogEvent[] = [];
  now = stampAt('2026-03-01T12:00+00:00').at;

  constructor(seconds: readonly number[]) {
    this.bank = bankOf(
      seconds.map((seconds, index) => sampleQuestion(`problem-${index + 1}`, { level: 'hard', seconds })),
    );
  }

  get state(): ChallengeState {
    const state = challengeState(this.bank, this.log, this.now);
    if (!state) throw new Error('No challenge was started');
    return state;
  }

  start(timing: Timing): this {
    return this.append([drawChallenge(this.bank, this.log, timing)]);
  }
  wait(seconds: number): this {
    this.now += seconds * 1000;
    return this;
  }
  dispatch(act: ChallengeAct): this {
    return this.append(actInChallenge(this.state, act));
  }
  open(): this {
    return this.dispatch({ kind: 'open' });
  }
  loosen(timing: Timing): this {
    return this.dispatch({ kind: 'loosen', timing });
  }
  giveUp(): this {
    return this.dispatch({ kind: 'give-up' });
  }
  /** Checks an answer to problem `number` (from 1), else to the one at hand; the page may be late to see that time is up. */
  check(answer: 'right' | 'wrong' | 'also wrong', number = this.state.at + 1): this {
    const { state } = this;
    const problem = state.problems[number - 1];
    if (!problem) throw new Error(`No problem ${number}`);
    const task = problemTask(this.bank, state, problem, this.log);
    if (!task) throw new Error('The question is not loaded');
    const option = { right: 'o1', wrong: 'o2', 'also wrong': 'o3' }[answer] as OptionId;
    const placed = step(task.context, task.state, { kind: 'place', option }).state;
    const { record } = step(task.context, placed, { kind: 'check' });
    if (record) this.log = [...this.log, toEvent(task.context, record, this.stamp())];
    return this;
  }
  /** Opens and solves what is left. */
  solveAll(): this {
    while (this.state.phase !== 'finished') this.open().check('right');
    return this;
  }

  expectStatus(...expected: readonly ProblemStatus[]): this {
    expect(this.state.problems.slice(0, expected.length).map(({ status }) => status)).toEqual(expected);
    return this;
  }
  expectPhase(phase: ChallengeState['phase']): this {
    expect(this.state.phase).toBe(phase);
    return this;
  }
  expectSecondsLeft(seconds: number | null): this {
    const problem = this.state.problems[this.state.at];
    const left = problem ? remainingMs(problem, this.now) : null;
    expect(left).toBe(seconds === null ? null : seconds * 1000);
    return this;
  }

  append(records: readonly ChallengeRecord[]): this {
    const place = { ...this.bank, mode: 'challenge' } as const;
    records.forEach((record) => {
      this.log = [...this.log, toLogEvent(place, record, this.stamp())];
    });
    return this;
  }
  private stamp() {
    return { id: sampleId(this.now, this.log.length), at: this.now, utcOffsetMinutes: 0 };
  }
}
