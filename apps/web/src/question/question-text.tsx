/** What a question asks: its heading, the prompt, the code that runs before. How it is answered is in `kinds/`. */
import { viewOf } from '../kinds/index.ts';
import type { LiveTask } from '../task/live-task.ts';
import { trustedHtml } from '../trusted-html/trusted-html.ts';
import './question.css';

interface Props {
  task: LiveTask;
  /** From 1. */
  number: number;
  /** How many there are where questions are asked one at a time; null in a list. */
  of: number | null;
  /** With a link to itself. */
  linked: boolean;
}

export function QuestionText({ task, number, of, linked }: Props) {
  const { question, variant } = task.context.value;
  return (
    <>
      <header class="question-head">
        <p class="question-number" aria-hidden="true">
          {of === null ? number : `(${number}/${of})`}
        </p>
        <h2 id={`${question.id}-title`} tabIndex={-1}>
          {question.title}
        </h2>
        <p class="label question-meta">
          {of !== null && <span class="unseen">{`Question ${number} of ${of}, `}</span>}
          <span>{question.level}</span>
          <span>{viewOf(question.kind)?.name}</span>
          {linked && (
            <a href={`#${question.id}`} aria-label={`Link to ${question.title}`}>
              #
            </a>
          )}
        </p>
      </header>
      <div class="prose" dangerouslySetInnerHTML={trustedHtml(variant.promptHtml)} />
      {question.setup !== null && (
        <details class="setup">
          <summary>Runs before</summary>
          <pre class="code">
            <code>{question.setup}</code>
          </pre>
        </details>
      )}
    </>
  );
}
