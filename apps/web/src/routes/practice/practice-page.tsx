/** Practice: tasks in a list, questions one at a time, then code to write, each kept where the learner left it. */
import { later } from '../../later/later.tsx';
import { LoadFailed } from '../../later/load-failed.tsx';
import { useEffect } from 'preact/hooks';
import { usePracticeOfRoute } from '../../content/pattern-of-route.ts';
import { useHead } from '../../head/head.ts';
import { Crumbs } from '../../header/crumbs.tsx';
import { viewOf } from '../../kinds/index.ts';
import { QuestionView, Result } from '../../question/question-view.tsx';
import { instructions } from '../../status/status-line.tsx';
import { practiceSession } from '../../task/practice-session.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import { NotFound } from '../not-found/not-found.tsx';
import { OneAtATime } from './one-at-a-time.tsx';
import { Tally } from './tally.tsx';
import './practice-page.css';

const Finish = later(async () => (await import('./finish.tsx')).Finish);

const WITHOUT_SCRIPTS =
  '<p class="note">Reading needs no scripts. To fill in, check and run, allow scripts for this page.</p>';

export default function PracticePage() {
  const found = usePracticeOfRoute();
  return found ? <Practice {...found} /> : <NotFound />;
}

type Found = NonNullable<ReturnType<typeof usePracticeOfRoute>>;

function Practice({ path, pattern, practice }: Found) {
  const session = practiceSession(path, pattern, practice);
  const mode = pattern.modes.find((each) => each.mode === 'practice');
  const met = (how: string) =>
    session.tasks.filter((task) => viewOf(task.context.peek().question.kind)?.met === how);
  const [listed, asked, written] = [met('in a list'), met('one at a time'), met('at the end')];
  const programs = practice.questions.reduce((sum, { proof }) => sum + proof.ran, 0);
  useHead(
    `Practice: ${pattern.title} · Tenfold`,
    `${practice.questions.length} questions on ${pattern.title} in ${pattern.track.title}, each option of which was run.`,
  );
  useEffect(() => {
    void session.complete();
    Result.fetch().catch(() => undefined);
    return instructions(
      matchMedia('(pointer: coarse)').matches
        ? 'Tap an option or drag it to its blank, then check.'
        : 'Put an option in the marked blank: click it, drag it, or type its letter. Enter checks.',
    );
  }, [session]);
  return (
    <div class="practice">
      <Crumbs path={path} pattern={pattern} />
      <h1>{mode?.title ?? 'Practice'}</h1>
      <p class="lede">
        {mode?.summary} <span class="practice-programs">{programs} programs were run for it all.</span>
      </p>
      <Tally listed={listed} asked={asked} written={written} />
      {session.failed.value && (
        <LoadFailed what="What checks an answer" onRetry={() => void session.complete()} />
      )}
      {/* Only for what is prerendered: where this runs, scripts do. */}
      {import.meta.env.SSR && <noscript dangerouslySetInnerHTML={trustedHtml(WITHOUT_SCRIPTS)} />}
      {listed.map((task, index) => (
        <QuestionView task={task} number={index + 1} of={null} prelude={pattern.prelude} />
      ))}
      {asked.length > 0 && <OneAtATime tasks={asked} pattern={pattern} />}
      {written.map((task, index) => (
        <QuestionView task={task} number={index + 1} of={null} prelude={pattern.prelude} />
      ))}
      <Finish tasks={session.tasks} path={path} />
    </div>
  );
}
