/** What the program does is chosen among options, or typed into a field. */
import type { ComponentChildren } from 'preact';
import { CodeListing } from '../../code/code-listing.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import { Choice } from '../choice/choice.tsx';
import './predict.css';

export function Predict({ task, children }: { task: LiveTask; children: ComponentChildren }) {
  const { variant } = task.context.value;
  const { answer, phase } = task.state.value;
  if (answer.kind !== 'predict' || !('text' in answer)) return <Choice task={task}>{children}</Choice>;
  return (
    <>
      {variant.code && <CodeListing lines={variant.code} />}
      {/* Letters and digits are text here, and not keys of the question; Enter still checks. */}
      <label class="typed label">
        It prints (spaces and brackets do not count), or raises
        <input
          class="code"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={answer.text}
          disabled={phase !== 'open'}
          data-own-keys
          onInput={({ currentTarget }) => task.send({ kind: 'type', text: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) task.send({ kind: 'check' });
          }}
        />
      </label>
      {children}
    </>
  );
}
