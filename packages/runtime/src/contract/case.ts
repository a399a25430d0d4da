/** A case of the contract, and what most cases are made of. */
import assert from 'node:assert/strict';
import type { StepToRun } from '../run-step.ts';
import type { Outcome, Program } from '../runtime.ts';

export interface Step extends StepToRun {
  readonly expect: (outcome: Outcome) => void;
}

export interface ContractCase {
  readonly title: string;
  readonly steps: readonly Step[];
  /** It holds where a program can be interrupted; where it has to be ended with its worker, something is lost. */
  readonly needsInterrupt?: true;
}

type Kind = Outcome['kind'];

export const kindIs =
  (kind: Kind) =>
  (outcome: Outcome): void =>
    assert.equal(outcome.kind, kind, JSON.stringify(outcome));

export const prints =
  (stdout: string, kind: Kind = 'finished') =>
  (outcome: Outcome): void =>
    assert.deepEqual(
      { kind: outcome.kind, stdout: outcome.stdout },
      { kind, stdout },
      JSON.stringify(outcome),
    );

export const raises =
  (type: string, message: string | RegExp, line?: number) =>
  (outcome: Outcome): void => {
    if (outcome.kind !== 'raised') return assert.fail(`expected ${type}, got ${JSON.stringify(outcome)}`);
    assert.equal(outcome.error.type, type);
    if (typeof message === 'string') assert.equal(outcome.error.message, message);
    else assert.match(outcome.error.message, message);
    if (line !== undefined) assert.equal(outcome.error.line, line);
  };

/** One program with one expectation. */
export const one = (title: string, program: Program, expect: (outcome: Outcome) => void): ContractCase => ({
  title,
  steps: [{ program, expect }],
});

/** A program that is stopped, and the next one, which must run as if nothing had been. */
export const thenRuns = (title: string, first: Step): ContractCase => ({
  title: `${title}, and the next program runs`,
  steps: [first, { program: { code: 'print(1 + 1)' }, expect: prints('2\n') }],
});
