/** Runs a learner's code with the hidden check of its question, in this page. */
import type { RunResult, SealedVariant } from '@tenfold/pattern/public';
import type { Outcome } from '@tenfold/runtime';
import { startPython } from './python.ts';

const LIMITS = { timeMs: 30_000 };

/** What the check says of `code`. Rejects when Python cannot be had: then nothing can be said. */
export async function runHiddenCheck(
  { check }: Pick<SealedVariant<'write'>, 'check'>,
  prelude: string,
  code: string,
): Promise<RunResult> {
  const python = await startPython();
  return toResult(await python.run({ prelude, code, check }, { limits: LIMITS }));
}

/** A check that raises did not pass: what the learner made is so unlike what is asked that it could not be judged. */
export function toResult(outcome: Outcome): RunResult {
  if (outcome.kind === 'timed-out') return failed('It was still running when its time was up.');
  if (outcome.kind === 'interrupted') return failed('It was stopped before its end.');
  if (outcome.kind === 'raised') return failed(`${outcome.error.type}: ${outcome.error.message}`);
  switch (outcome.check?.kind) {
    case 'passed':
      return { passed: true, message: '' };
    case 'failed':
      return failed(outcome.check.message);
    case 'broken':
      return failed(
        `The check could not judge it: ${outcome.check.error.type}: ${outcome.check.error.message}`,
      );
    case undefined:
      return failed('The check did not run.');
  }
}

function failed(message: string): RunResult {
  return { passed: false, message };
}
