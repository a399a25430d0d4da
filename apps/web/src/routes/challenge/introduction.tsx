/** What the challenge is, said before it begins; what begins it is the child. */
import type { PublicPattern } from '@tenfold/pattern/public';
import type { ComponentChildren } from 'preact';

interface Props {
  pattern: PublicPattern;
  children: ComponentChildren;
}

export function Introduction({ pattern, children }: Props) {
  const problems = pattern.modes.find(({ mode }) => mode === 'challenge')?.questions.length ?? 5;
  return (
    <div class="challenge-start">
      <p class="lede">
        {problems} problems, each with its clock and two attempts. Solve all {problems} and the badge{' '}
        <b>{pattern.title} mastery</b> is yours.
      </p>
      <ul>
        <li>
          The clock starts when you open a problem, never before, and it runs on while the page is closed.
        </li>
        <li>Between problems no clock runs: stay as long as you like.</li>
        <li>After each problem you see what every answer does. What you miss comes again in the review.</li>
      </ul>
      {children}
    </div>
  );
}
