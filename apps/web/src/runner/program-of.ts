/** The program of a task as it stands: what Run opens (where `canRun` says so) and what is stepped through. */
import { answerKey, type OptionId, orderedProgram, placesOf } from '@tenfold/pattern/public';
import { textOfLines } from '../code/text-of-lines.ts';
import type { LiveTask } from '../task/live-task.ts';

/**
 * After an answer: the program that its proof ran, with what it prints. Before: the code with what is filled in, or
 * the program of the option chosen.
 */
export function programOf(task: LiveTask): string {
  const { variant } = task.context.value;
  const { answer, tried } = task.state.value;
  const key = answerKey(answer);
  const proved = key !== null && tried.includes(key) ? task.opened.value?.programs[key] : undefined;
  if (proved !== undefined) return proved;
  if (answer.kind === 'write') return answer.code;
  const optionOf = (id: OptionId | null | undefined) => variant.options.find((option) => option.id === id);
  if (answer.kind === 'order') {
    const sealed = key !== null && tried.includes(key) ? task.opened.value : null;
    const template = sealed?.kind === 'order' ? sealed.template : variant.source;
    const lines = answer.lines.map((line) => optionOf(line)?.text ?? '__1__  # a line is missing');
    return orderedProgram(template, lines);
  }
  const chosen = optionOf(placesOf(answer)[0])?.code;
  if (chosen) return textOfLines(chosen);
  return variant.source.replace(/__(\d+)__/g, (blank, number) => {
    return optionOf(placesOf(answer)[Number(number) - 1])?.text ?? blank;
  });
}

/** The program of a question that is over, as it was left; null where there is none or a blank in it is still empty. */
export function programLeft(task: LiveTask): string | null {
  const code = programOf(task);
  return code === '' || /__\d+__/.test(code) ? null : code;
}
