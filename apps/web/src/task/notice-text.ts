/** The words of the status line for what happened in a task. */
import type { OptionId } from '@tenfold/pattern/public';
import type { Notice, TaskContext } from '@tenfold/practice';
import { attempts } from './attempts.ts';
import { letterOf } from './letter-of.ts';

/** `enter` is what to do with a complete answer. */
export function noticeText(
  notice: Notice,
  { question, variant }: TaskContext,
  enter = 'Check, or press Enter.',
): string {
  const place = question.kind === 'order' ? 'line' : 'blank';
  const nameOf = (option: OptionId) => variant.options.find(({ id }) => id === option)?.text ?? '';
  switch (notice.kind) {
    case 'picked':
      return `Blank ${notice.blank + 1} is next: choose an option.`;
    case 'placed':
      return `${nameOf(notice.option)} is in ${place} ${notice.blank + 1}. ${afterPlacing(place, notice.next, enter)}`;
    case 'chosen':
      return `${letterOf(notice.option, variant.options)} chosen. ${enter}`;
    case 'cleared':
      return place === 'line'
        ? 'Taken out; the lines below moved up.'
        : `Blank ${notice.blank + 1} is empty again.`;
    case 'undone':
      return 'Undone.';
    case 'nothing-to-undo':
      return 'There is nothing to undo.';
    case 'hinted':
      return `Hint: ${plain(question.hintHtml ?? '')}`;
    case 'incomplete':
      return notice.blank === null
        ? `${question.kind === 'predict' && question.typed ? 'Type' : 'Choose'} an answer first. This cost no attempt.`
        : `${capital(place)} ${notice.blank + 1} is still empty. This cost no attempt.`;
    case 'repeated':
      return `You have tried this already. It cost no attempt: ${attempts(notice.attemptsLeft)} left.`;
    case 'wrong':
      return `${wrongPart(notice.blanks)} ${notice.attemptsLeft > 0 ? `${attempts(notice.attemptsLeft)} left.` : 'That was the last attempt; below is what works.'}`;
    case 'right':
      return 'Right. The proof is below.';
  }
}

function afterPlacing(place: string, next: number | null, enter: string): string {
  return next === null ? `All is filled: ${enter}` : `${capital(place)} ${next + 1} is next.`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function wrongPart(blanks: readonly number[]): string {
  const numbers = blanks.map((blank) => blank + 1);
  if (numbers.length === 0) return 'Not this one.';
  if (numbers.length === 1) return `Blank ${numbers[0]} is wrong.`;
  return `Blanks ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} are wrong.`;
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
}
