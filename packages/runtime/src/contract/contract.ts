/**
 * What every runtime must do, as data: each case is a few programs run one after another, with what is expected of
 * their outcomes. Vitest runs it on CPython and on Pyodide in Node, Playwright on Pyodide in a browser.
 */
import type { StepToRun } from '../run-step.ts';
import type { Outcome } from '../runtime.ts';
import { BLOCKS } from './blocks.ts';
import type { ContractCase } from './case.ts';
import { ERRORS } from './errors.ts';
import { FILES, ISOLATION } from './isolation.ts';
import { OUTPUT } from './output.ts';
import { STOPPING } from './stopping.ts';
import { TORCH } from './torch.ts';
import { TRACE } from './trace.ts';
import { VALUES } from './values.ts';

/** Runs the steps of a case in order; throws where an expectation does not hold. */
export async function expectCase(
  { steps }: ContractCase,
  run: (step: StepToRun) => Promise<Outcome>,
): Promise<void> {
  for (const { expect, ...step } of steps) expect(await run(step));
}

/** All cases; those about torch need a torch to be there. */
export const CONTRACT: readonly ContractCase[] = [
  ...OUTPUT,
  ...ERRORS,
  ...VALUES,
  ...BLOCKS,
  ...STOPPING,
  ...FILES,
  ...ISOLATION,
  ...TORCH,
  ...TRACE,
];
