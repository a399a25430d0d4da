/** What an answer brings: the verdict, the proof strip, and after the end the explanation and the worked solution. */
import type { SealedVariant } from '@tenfold/pattern/public';
import { passingKeys, type TaskState } from '@tenfold/practice';
import { useEffect, useRef } from 'preact/hooks';
import { ProofStrip } from '../proof-strip/proof-strip.tsx';
import { Mark } from '../proof-strip/mark.tsx';
import type { LiveTask } from '../task/live-task.ts';
import { trustedHtml } from '../trusted-html/trusted-html.ts';
import { QuickCheck } from './quick-check.tsx';
import { reportProblem } from './report-problem.ts';
import { NextLink } from './next-link.tsx';
import './result.css';

export function Result({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  const root = useRef<HTMLDivElement>(null);
  const { tried } = task.state.value;
  useEffect(() => {
    // Who has just answered here has the focus in the question; what an earlier visit left moves nothing.
    const question = root.current?.parentElement;
    const frame = requestAnimationFrame(() => {
      if (question?.contains(document.activeElement)) bringIntoView(question);
    });
    return () => cancelAnimationFrame(frame);
  }, [tried.length]);
  return (
    <div class="result" ref={root}>
      <div class="verdict-row">
        <Verdict
          state={task.state.value}
          of={task.context.value.question.attempts}
          several={passingKeys(sealed).length > 1}
        />
        {task.state.value.phase !== 'open' && <NextLink after={task.context.value.question.id} />}
      </div>
      <Proof task={task} sealed={sealed} />
    </div>
  );
}

/** What the answer did, which often is below the window's edge; all of it, or as much as there is room for. */
function bringIntoView(question: Element): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const proof = question.querySelector('.result figure') ?? question.querySelector('.result');
  proof?.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
}

/** The proof strip and what explains it; the worked solution only after the end. */
export function Proof({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  const { phase } = task.state.value;
  const { pattern, question } = task.context.value;
  return (
    <>
      <ProofStrip task={task} sealed={sealed} />
      {phase !== 'open' && (
        <>
          <Part title="Why" html={sealed.explanationHtml} />
          <Part title="Worked solution" html={sealed.solutionHtml} />
          {sealed.quickCheck !== null && (
            <QuickCheck program={sealed.quickCheck} pattern={pattern} setup={question.setup} />
          )}
        </>
      )}
      <Part title="Common mistakes" html={sealed.mistakesHtml} />
      <button type="button" class="button plain report" onClick={() => void reportProblem(task)}>
        Report a problem
      </button>
    </>
  );
}

interface VerdictProps {
  state: TaskState;
  /** How many attempts there were. */
  of: number;
  /** Do several answers pass? */
  several: boolean;
}

function Verdict({ state: { phase, score, tried }, of, several }: VerdictProps) {
  if (phase === 'solved') {
    return (
      <p class="verdict right">
        <Mark passes={true} />
        {of === 1
          ? 'Right.'
          : tried.length === 1
            ? 'Right, at the first attempt.'
            : `Right, at attempt ${tried.length}.`}
      </p>
    );
  }
  if (phase === 'spent' && tried.length === 0) {
    return <p class="verdict">{several ? 'These work:' : 'This is what works:'}</p>;
  }
  if (phase === 'spent') {
    return (
      <p class="verdict wrong">
        <Mark passes={false} />
        {tried.length > 0 && (of === 1 ? 'Not this one. ' : tried.length === of ? 'No attempts left. ' : '')}
        {several ? 'These work:' : 'This is what works:'}
      </p>
    );
  }
  const wrong = score?.marks.flatMap((mark, place) => (mark === false ? [place + 1] : [])) ?? [];
  return (
    <p class="verdict wrong">
      <Mark passes={false} />
      {score?.kind !== 'wrong'
        ? 'Tried so far:'
        : score.marks.length === 1
          ? 'Not this one. This is what it does:'
          : `${wrong.length === 1 ? 'Blank' : 'Blanks'} ${wrong.join(' and ')} ${wrong.length === 1 ? 'is' : 'are'} wrong. This is what it does:`}
    </p>
  );
}

function Part({ title, html }: { title: string; html: string }) {
  if (html === '') return null;
  return (
    <div class="part prose">
      <h3 class="label">{title}</h3>
      <div dangerouslySetInnerHTML={trustedHtml(html)} />
    </div>
  );
}
