/** The words of the next best step: why, and the button. */
import type { Mode } from '@tenfold/pattern/public';
import type { NextStep } from '@tenfold/practice';

interface NextText {
  readonly why: string;
  readonly button: string;
}

/** `titleOf` names a mode: `Practice`. */
export function nextText({ mode, reason }: NextStep, titleOf: (mode: Mode) => string): NextText {
  switch (reason.kind) {
    case 'test-open':
      return {
        why: `A test is open: ${reason.done} of ${reason.total} answered.`,
        button: 'Go on with the test',
      };
    case 'challenge-open':
      return { why: 'A challenge is open; its next problem waits.', button: 'Go on with the challenge' };
    case 'start':
      return { why: 'Nothing was done yet.', button: 'Start learning' };
    case 'due':
      return {
        why: `${several(reason.cards, 'card is', 'cards are')} due: recalling helps most just before forgetting.`,
        button: reason.cards === 1 ? 'Review it' : 'Review them',
      };
    case 'retest':
      return {
        why: 'It is another day: six fresh questions can confirm "strong".',
        button: 'Take the re-test',
      };
    case 'practice':
      return {
        why: `${reason.done} of ${reason.total} questions are done.`,
        button: reason.done === 0 ? 'Start practice' : 'Go on practising',
      };
    case 'untested':
      return { why: 'How much of it you know is not measured yet.', button: 'Take the test' };
    case 'retake':
      return {
        why: `The last test said "${reason.band}"; ${several(reason.since, 'fresh answer', 'fresh answers')} since may have changed that.`,
        button: 'Test again',
      };
    case 'skill':
      return {
        why: `The last test said "${reason.band}"; most is missing in ${reason.skill}.`,
        button: 'Practise',
      };
    case 'no-badge':
      return {
        why: `The badge lacks ${reason.total - reason.done} of ${reason.total} problems.`,
        button: 'Take the challenge',
      };
    case 'unread':
      return { why: 'You have not been there yet.', button: `Open ${titleOf(mode)}` };
  }
}

function several(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
