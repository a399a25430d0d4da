/** What the page asks of a question kind: its name, how it is met in practice, and how it is answered. */
import type { ComponentChildren, ComponentType } from 'preact';
import type { LiveTask } from '../task/live-task.ts';

export interface KindView {
  /** For the learner, lower case: `fill in the blank`. */
  readonly name: string;
  /** Tasks are done in a list; then questions are asked one at a time; code is written when all that is done. */
  readonly met: 'in a list' | 'one at a time' | 'at the end';
  /** The code and what goes into it, or the options to choose from; the buttons (`children`) go below. */
  readonly Answering: ComponentType<AnsweringProps>;
}

export interface AnsweringProps {
  readonly task: LiveTask;
  readonly children: ComponentChildren;
}
