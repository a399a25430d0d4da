import { answerKey, placesOf } from '@tenfold/pattern/public';
import type { LiveTask } from '../task/live-task.ts';

/** Is there a program to run in a task as it stands: code of its own, the option chosen, or what proved the answer? */
export function canRun(task: LiveTask): boolean {
  const { variant } = task.context.value;
  const { answer, tried } = task.state.value;
  // The editor that it is written in runs it.
  if (answer.kind === 'write') return false;
  const [key, chosen] = [answerKey(answer), placesOf(answer)[0]];
  const hasCode = variant.source !== '' || variant.options.some(({ id, code }) => id === chosen && code);
  return hasCode || (key !== null && tried.includes(key));
}
