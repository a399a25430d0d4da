/**
 * Opens a program in the stepper: a dialog over the page, which runs it under the tracer and shows what each statement
 * did. Import this file only when it is asked for (`import('../stepper/open-stepper.tsx')`): no page's first load has it.
 */
import type { Program } from '@tenfold/runtime';
import { render } from 'preact';
import { Stepper } from './stepper.tsx';

export type SteppedProgram = Pick<Program, 'code' | 'prelude' | 'files'>;

interface Options {
  /** What the dialog is called: the question's or the cell's title. */
  readonly title?: string;
}

/** Shows the dialog until the learner closes it; focus then goes back to where it was. */
export function openStepper(program: SteppedProgram, { title = 'Program' }: Options = {}): void {
  const before = document.activeElement;
  const host = document.createElement('div');
  document.body.append(host);
  const close = () => {
    render(null, host);
    host.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  render(<Stepper program={program} title={title} onClose={close} />, host);
}
