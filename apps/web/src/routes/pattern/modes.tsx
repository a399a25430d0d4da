/** The modes of a pattern as a grid of links: what each is, how long it takes, and what is done of it. */
import type { PublicMode, PublicPattern } from '@tenfold/pattern/public';
import { bestChallenge, type ModeStanding, modeProgress, type PatternStanding } from '@tenfold/practice';
import { events } from '../../journal/journal.ts';
import { dueToday } from '../../standing/due-today.ts';
import { hasPage } from '../routes.ts';
import { strengthText } from '../test/verdict-text.ts';

interface Props {
  path: string;
  pattern: PublicPattern;
  standing: PatternStanding;
}

export function Modes({ path, pattern, standing }: Props) {
  const isBegun = standing.modes.some(({ kind }) => kind !== 'new');
  return (
    <ul class="modes">
      {pattern.modes
        .filter(({ mode }) => hasPage(mode))
        .map((mode) => {
          const found = standing.modes.find((each) => each.mode === mode.mode);
          const isNext = isBegun && standing.next?.mode === mode.mode;
          return (
            <li class="mode-card" key={mode.mode} data-kind={found?.kind} data-next={isNext ? '' : undefined}>
              <h3>
                <a href={`/${path}/${mode.mode}`}>{mode.title}</a>
              </h3>
              <p class="label mode-minutes">{isNext ? 'next' : `${mode.minutes} min`}</p>
              <p>{mode.summary}</p>
              <p class="mode-standing">{found && wordsOf(found, mode, { pattern, standing })}</p>
            </li>
          );
        })}
    </ul>
  );
}

function wordsOf(
  { kind, progress }: ModeStanding,
  mode: PublicMode,
  { pattern, standing }: Pick<Props, 'pattern' | 'standing'>,
): string {
  switch (mode.mode) {
    case 'practice': {
      if (kind === 'new') return 'Nothing answered yet.';
      const { solved, spent, total, points } = modeProgress(
        { pattern: pattern.id, mode: 'practice', questions: mode.questions },
        events.value,
      );
      return `${solved} of ${total} solved${spent > 0 ? `, ${spent} out of attempts` : ''}; ${points} right at the first attempt.`;
    }
    case 'test':
      if (kind === 'begun' && progress)
        return `A test is open: ${progress.done} of ${progress.total} answered.`;
      return standing.strength ? `Verdict: ${strengthText(standing.strength)}.` : 'Not taken yet.';
    case 'challenge': {
      const best = bestChallenge(pattern.id, events.value, Date.now());
      if (best?.badge) return `${pattern.title} mastery${best.badge.timed ? ', timed' : ''}.`;
      if (best) return `At best ${best.right} of ${best.total} solved.`;
      return kind === 'new' ? 'Not taken yet.' : 'A challenge is open.';
    }
    case 'review': {
      const due = dueToday.value;
      if (due !== null && due > 0) return due === 1 ? '1 card is due.' : `${due} cards are due.`;
      return kind === 'new' ? 'Not begun.' : 'Nothing is due.';
    }
    default:
      return { new: 'Not begun.', begun: 'Begun.', done: 'Done.' }[kind];
  }
}
