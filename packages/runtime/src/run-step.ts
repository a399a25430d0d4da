/** Runs one step of the contract where the runtime is, which may be a page. The expectations are in `contract.ts`. */
import type { Limits, Outcome, Program, Runtime } from './runtime.ts';

export interface StepToRun {
  readonly program: Program;
  readonly limits?: Partial<Limits>;
  /** The program is interrupted as soon as it has printed this. */
  readonly interruptAfter?: string;
}

export async function runStep(runtime: Runtime, step: StepToRun): Promise<Outcome> {
  const abort = new AbortController();
  let seen = '';
  const onOutput = (text: string): void => {
    seen += text;
    if (step.interruptAfter !== undefined && seen.includes(step.interruptAfter)) abort.abort();
  };
  return runtime.run(step.program, { limits: step.limits ?? {}, signal: abort.signal, onOutput });
}
