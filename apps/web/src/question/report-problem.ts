/** "Report a problem": a text on the clipboard from which anyone can run the proof again. */
import { answerKey, optionsIn, ranOnText } from '@tenfold/pattern/public';
import { outcomeText } from '../proof-strip/proof-text.ts';
import { say } from '../status/status-line.tsx';
import type { LiveTask } from '../task/live-task.ts';

export async function reportProblem(task: LiveTask): Promise<void> {
  try {
    await navigator.clipboard.writeText(reportText(task, location.href));
    say('Copied: the question, your answer and the program that proves it. Paste it into your report.');
  } catch {
    say('The browser did not allow copying.');
  }
}

/** Everything needed to run the learner's last answer again and to compare what it does. */
function reportText(task: LiveTask, address: string): string {
  const { pattern, contentVersion, question, variant } = task.context.peek();
  const { tried, answer } = task.state.peek();
  const sealed = task.opened.peek();
  const key = tried.at(-1) ?? answerKey(answer);
  const proved = key === null ? undefined : sealed?.outcomes[key];
  const written = answer.kind === 'write' ? answer.code : null;
  const textOf = (id: string) => variant.options.find((option) => option.id === id)?.text ?? id;
  const texts = key === null ? [] : written !== null ? ['the program below'] : optionsIn(key).map(textOf);
  return [
    `Tenfold: a problem with ${pattern} / ${question.id} (${variant.id})`,
    `${address.replace(/#.*/, '')}#${question.id}, content ${contentVersion}`,
    '',
    `Answer: ${texts.join(' | ')}`,
    `Recorded: ${proved ? `${outcomeText(proved.outcome)} (${proved.passes ? 'passes' : 'fails'})` : 'nothing'}`,
    `Proof: ${ranOnText(question.proof.ranOn)}`,
    '',
    'Program:',
    '```python',
    written ?? (key === null ? undefined : sealed?.programs[key]) ?? variant.source,
    '```',
    '',
    'What is wrong: ',
  ].join('\n');
}
