/** One of several options is chosen: radios, each with its text or its program. */
import { keyOf, placesOf } from '@tenfold/pattern/public';
import type { ComponentChildren } from 'preact';
import { CodeListing } from '../../code/code-listing.tsx';
import { Mark } from '../../proof-strip/mark.tsx';
import type { LiveTask } from '../../task/live-task.ts';
import { letterOf } from '../../task/letter-of.ts';
import { trustedHtml } from '../../trusted-html/trusted-html.ts';
import './choice.css';

export function Choice({ task, children }: { task: LiveTask; children: ComponentChildren }) {
  const { question, variant } = task.context.value;
  const { answer, phase, tried } = task.state.value;
  const chosen = placesOf(answer)[0];
  return (
    <>
      {variant.code && <CodeListing lines={variant.code} />}
      <div class="choices" role="radiogroup" aria-label="Options">
        {variant.options.map((option) => {
          const key = keyOf([option.id]);
          const passes = task.opened.value?.outcomes[key]?.passes ?? false;
          const marked = tried.includes(key) || (phase === 'spent' && passes);
          return (
            <label
              class="choice"
              key={option.id}
              data-mark={marked ? (passes ? 'right' : 'wrong') : undefined}
            >
              <input
                type="radio"
                name={question.id}
                checked={chosen === option.id}
                disabled={phase !== 'open'}
                onChange={() => task.send({ kind: 'choose', option: option.id })}
              />
              <kbd aria-hidden="true">{letterOf(option.id, variant.options)}</kbd>
              <span class="choice-text">
                <span dangerouslySetInnerHTML={trustedHtml(option.html)} />
                {option.code && <CodeListing lines={option.code} />}
              </span>
              {marked && <Mark passes={passes} />}
            </label>
          );
        })}
      </div>
      {children}
    </>
  );
}
