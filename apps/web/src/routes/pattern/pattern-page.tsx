/** A pattern: what it is, how the learner stands, and the ways in that exist. */
import { MODES, type PublicMode, type PublicPattern, type PublicQuestion } from '@tenfold/pattern/public';
import { modeProgress } from '@tenfold/practice';
import { usePatternOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { events } from '../../journal/journal.ts';
import { Ring } from '../../ring/ring.tsx';
import { modesDone } from '../../ring/modes-done.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { hasPage } from '../routes.ts';
import { ChallengeMode } from './challenge-mode.tsx';
import { PlainMode } from './plain-mode.tsx';
import { QuestionRows } from './question-rows.tsx';
import { TestMode } from './test-mode.tsx';
import './pattern-page.css';

export default function PatternPage() {
  const found = usePatternOfRoute();
  return found ? <Pattern {...found} /> : <NotFound />;
}

type Found = NonNullable<ReturnType<typeof usePatternOfRoute>>;

function Pattern({ path, pattern, practice }: Found) {
  useHead(
    `${pattern.title} in ${pattern.track.title} · Tenfold`,
    `Practise ${pattern.title.toLowerCase()} in ${pattern.track.title}: every option of every question was run.`,
  );
  const done = modesDone(pattern, events.value);
  return (
    <article class="pattern">
      <div class="pattern-head">
        <div>
          <p class="label">
            <a href="/">{pattern.track.title}</a>
          </p>
          <h1>{pattern.title}</h1>
        </div>
        <Ring
          done={done}
          label={`${done.filter((share) => share === 1).length} of ${MODES.length} modes done`}
        />
      </div>
      <div class="lede" dangerouslySetInnerHTML={trustedHtml(pattern.summaryHtml)} />
      <WaysIn path={path} pattern={pattern} />
      {pattern.modes
        .filter(({ mode }) => hasPage(mode))
        .map((mode) =>
          mode.mode === 'test' ? (
            <TestMode key={mode.mode} path={path} pattern={pattern} mode={mode} />
          ) : mode.mode === 'challenge' ? (
            <ChallengeMode key={mode.mode} path={path} pattern={pattern} mode={mode} />
          ) : mode.mode === 'practice' ? (
            <Mode key={mode.mode} path={path} pattern={pattern} mode={mode} all={practice.questions} />
          ) : (
            <PlainMode key={mode.mode} path={path} mode={mode} />
          ),
        )}
    </article>
  );
}

/** Start learning, or find out first whether that is needed. */
function WaysIn({ path, pattern }: Pick<ModeProps, 'path' | 'pattern'>) {
  const hasTest = pattern.modes.some(({ mode }) => mode === 'test');
  const start = hasPage('learn') ? 'learn' : 'practice';
  return (
    <p class="ways-in">
      {hasTest && (
        <a class="button main" href={`/${path}/test`}>
          Test this pattern (recommended)
        </a>
      )}
      <a class={hasTest ? 'button' : 'button main'} href={`/${path}/${start}`}>
        Start learning
      </a>
    </p>
  );
}

interface ModeProps {
  path: string;
  pattern: PublicPattern;
  mode: PublicMode;
  all: readonly PublicQuestion[];
}

function Mode({ path, pattern, mode, all }: ModeProps) {
  const { solved, spent, total, points, status } = modeProgress(
    { pattern: pattern.id, ...mode },
    events.value,
  );
  const questions = all.filter(({ id }) => mode.questions.includes(id));
  const programs = questions.reduce((sum, { proof }) => sum + proof.ran, 0);
  const href = `/${path}/${mode.mode}`;
  const next = questions.find(({ id }) => status.get(id) !== 'solved' && status.get(id) !== 'spent');
  const fresh = [...status.values()].every((each) => each === 'new');
  return (
    <section class="mode" aria-labelledby={`mode-${mode.mode}`}>
      <div class="mode-head">
        <div>
          <h2 id={`mode-${mode.mode}`}>{mode.title}</h2>
          <p class="label">
            {mode.minutes} min · {programs} programs run
          </p>
        </div>
        <a class="button" href={next && !fresh ? `${href}#${next.id}` : href}>
          {fresh ? `Start ${mode.title.toLowerCase()}` : next ? 'Go on' : 'Look back'}
        </a>
      </div>
      <p>{mode.summary}</p>
      <QuestionRows href={href} questions={questions} status={status} />
      <p class="mode-standing">
        {fresh
          ? 'Nothing answered yet.'
          : `${solved} of ${total} solved${spent > 0 ? `, ${spent} out of attempts` : ''}; ${points} right at the first attempt.`}
      </p>
    </section>
  );
}
