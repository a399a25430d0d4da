/**
 * Which task has the runner, and what the runner is doing: state alone, so that a page can show it before the runner's code
 * has been fetched. There is one runner on the page, as there is one Python.
 */
import { signal } from '@preact/signals';
import type { Outcome } from '@tenfold/runtime';
import type { PractisedTask } from '../task/live-task.ts';

export interface OpenRunner {
  readonly task: PractisedTask;
  /** What Reset goes back to. */
  readonly original: string;
  /** Runs before the learner's code. */
  readonly prelude: string;
}

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly stop: AbortController }
  | { readonly kind: 'ended'; readonly outcome: Outcome };

export const openRunner = signal<OpenRunner | null>(null);
export const runState = signal<RunState>({ kind: 'idle' });
/** What the program has printed so far. */
export const output = signal('');
/** What is in the editor. */
export const program = signal('');
