/** A pattern: what it is, what is best done next, the ways in that exist, and how the learner stands. */
import { MODES } from '@tenfold/pattern/public';
import { modeProgress } from '@tenfold/practice';
import { usePracticeOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { events } from '../../journal/journal.ts';
import { later } from '../../later/later.tsx';
import { Ring } from '../../ring/ring.tsx';
import { modesDone } from '../../ring/modes-done.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { Modes } from './modes.tsx';
import { NextStep } from './next-step.tsx';
import { QuestionRows } from './question-rows.tsx';
import { Skills } from './skills.tsx';
import { useStanding } from './use-standing.ts';
import './pattern-page.css';

const KeepOffer = later(async () => (await import('../../keeping/keep-offer.tsx')).KeepOffer);

export default function PatternPage() {
  const found = usePracticeOfRoute();
  return found ? <Pattern {...found} /> : <NotFound />;
}

type Found = NonNullable<ReturnType<typeof usePracticeOfRoute>>;

function Pattern({ path, pattern, practice }: Found) {
  useHead(
    `${pattern.title} in ${pattern.track.title} · Tenfold`,
    `Practise ${pattern.title.toLowerCase()} in ${pattern.track.title}: every option of every question was run.`,
  );
  const standing = useStanding(path, pattern).value;
  const done = modesDone(standing.modes);
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
      <NextStep path={path} pattern={pattern} standing={standing} />
      <h2 class="unseen">Modes</h2>
      <Modes path={path} pattern={pattern} standing={standing} />
      <Skills skills={standing.skills} />
      <PracticeQuestions path={path} pattern={pattern} practice={practice} />
      {events.value.length > 0 && <KeepOffer />}
    </article>
  );
}

function PracticeQuestions({ path, pattern, practice }: Found) {
  const mode = pattern.modes.find((each) => each.mode === 'practice');
  if (!mode) return null;
  const { status } = modeProgress({ pattern: pattern.id, ...mode }, events.value);
  const questions = practice.questions.filter(({ id }) => mode.questions.includes(id));
  const programs = questions.reduce((sum, { proof }) => sum + proof.ran, 0);
  return (
    <section class="practice-questions" aria-labelledby="practice-questions">
      <h2 id="practice-questions">Practice, question by question</h2>
      <p class="label">
        {programs} programs were run for these questions; a filled mark is one that does what is asked
      </p>
      <QuestionRows href={`/${path}/practice`} questions={questions} status={status} />
    </section>
  );
}
