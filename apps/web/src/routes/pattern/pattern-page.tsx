/** A pattern: what it is, how the learner stands, and the ways in that exist. */
import { MODES, type PublicMode, type PublicPattern } from '@tenfold/pattern/public';
import { modeProgress } from '@tenfold/practice';
import { usePatternOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { events } from '../../journal/journal.ts';
import { Ring } from '../../ring/ring.tsx';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import NotFoundPage from '../not-found/not-found-page.tsx';
import './pattern-page.css';

export default function PatternPage() {
  const found = usePatternOfRoute();
  return found ? <Pattern {...found} /> : <NotFoundPage />;
}

type Found = NonNullable<ReturnType<typeof usePatternOfRoute>>;

function Pattern({ path, pattern, practice }: Found) {
  useHead(
    `${pattern.title} in ${pattern.track.title} · Tenfold`,
    `Practise ${pattern.title} in ${pattern.track.title}: every option of every question was run.`,
  );
  const progress = pattern.modes.map((mode) => ({ mode, ...progressOf(pattern, mode) }));
  const done = MODES.map((name) => {
    const found = progress.find(({ mode }) => mode.mode === name);
    return found ? (found.solved + found.spent) / found.total : 0;
  });
  return (
    <article class="pattern">
      <div class="pattern-head">
        <div>
          <p class="label">{pattern.track.title}</p>
          <h1>{pattern.title}</h1>
        </div>
        <Ring done={done} label={`${done.filter((share) => share === 1).length} of 10 modes done`} />
      </div>
      <div class="lede" dangerouslySetInnerHTML={trustedHtml(pattern.summaryHtml)} />
      {progress.map(({ mode, total, solved, spent, points }) => (
        <section class="mode" aria-labelledby={`mode-${mode.mode}`}>
          <h2 id={`mode-${mode.mode}`}>{mode.title}</h2>
          <p class="label">
            {mode.minutes} min · {total} questions ·{' '}
            {practice.questions.reduce((sum, { proof }) => sum + proof.ran, 0)} programs run
          </p>
          <p>{mode.summary}</p>
          <p class="mode-standing">
            {solved + spent === 0
              ? 'Not started yet.'
              : `${solved} of ${total} solved, ${points} at the first attempt.`}
          </p>
          <a class="button main" href={`/${path}/${mode.mode}`}>
            {solved + spent === 0 ? `Start: ${mode.title}` : solved === total ? 'Practise again' : 'Go on'}
          </a>
        </section>
      ))}
    </article>
  );
}

function progressOf(pattern: PublicPattern, { mode, questions }: PublicMode) {
  return modeProgress({ pattern: pattern.id, mode, questions }, events.value);
}
