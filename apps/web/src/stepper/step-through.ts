import { say } from '../status/status-line.tsx';
import type { SteppedProgram } from './open-stepper.tsx';

/** Opens a program in the stepper, whose code is fetched for it. `title` is what the dialog is called. */
export async function stepThrough(program: SteppedProgram, title: string): Promise<void> {
  try {
    const { openStepper } = await import('./open-stepper.tsx');
    openStepper(program, { title });
  } catch {
    say('The stepper could not be loaded. Is the connection up?');
  }
}
