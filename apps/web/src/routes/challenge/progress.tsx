/** The problems of a challenge as a row of marks: solved at once, at the second attempt, not solved, yet to come. */
import type { ChallengeState, Problem } from '@tenfold/practice';

export function Progress({ state: { problems, at, phase } }: { state: ChallengeState }) {
  return (
    <ol class="challenge-progress" aria-label="Problems of this challenge">
      {problems.map((problem, index) => {
        const isHere = phase !== 'finished' && index === at;
        return (
          <li
            key={problem.entry.id}
            data-status={problem.status}
            data-second={problem.attempts > 1}
            aria-current={isHere ? 'step' : undefined}
          >
            <span aria-hidden="true">{SIGNS[problem.status]}</span>
            <span class="unseen">
              Problem {index + 1}: {wordsOf(problem)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

const SIGNS: Readonly<Record<Problem['status'], string>> = {
  waiting: '',
  open: '',
  right: '✓',
  wrong: '✗',
  expired: '✗',
};

/** How a problem stands or came out. */
export function wordsOf({ status, attempts }: Pick<Problem, 'status' | 'attempts'>): string {
  switch (status) {
    case 'waiting':
      return 'to come';
    case 'open':
      return 'open';
    case 'right':
      return attempts > 1 ? 'right at the second attempt' : 'right at the first attempt';
    case 'wrong':
      return 'not solved';
    case 'expired':
      return attempts > 0 ? 'not solved' : 'not answered';
  }
}
