/** A mode's questions: how the learner stands with each, its level, and what was run to prove it. */
import type { PublicQuestion } from '@tenfold/pattern/public';
import type { ModeProgress, QuestionStatus } from '@tenfold/practice';
import { RunMarks } from '../../proof-strip/run-marks.tsx';
import { type QuestionStanding, STANDING_WORDS, StandingMark } from '../../standing/standing-mark.tsx';

interface Props {
  /** The mode's page. */
  href: string;
  questions: readonly PublicQuestion[];
  status: ModeProgress['status'];
}

const STANDING: Readonly<Record<QuestionStatus, QuestionStanding>> = {
  new: 'new',
  started: 'started',
  solved: 'first',
  spent: 'spent',
};

export function QuestionRows({ href, questions, status }: Props) {
  return (
    <ol class="question-rows">
      {questions.map(({ id, title, level, proof }, index) => {
        const known = status.get(id) ?? 'new';
        return (
          <li key={id}>
            <StandingMark number={index + 1} standing={STANDING[known]} />
            <a href={`${href}#${id}`}>{title}</a>
            <span class="unseen">{known === 'solved' ? 'solved' : STANDING_WORDS[STANDING[known]]}</span>
            <span class="label">{level}</span>
            <RunMarks proof={proof} />
          </li>
        );
      })}
    </ol>
  );
}
