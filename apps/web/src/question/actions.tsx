/** The row of buttons under a question. After the end it offers what comes next instead of answering. */
import { attemptsLeft } from '@tenfold/practice';
import { openFor, openRunner } from '../runner/open-runner.ts';
import { programOf } from '../runner/program-of.ts';
import { startPython } from '../runner/python.ts';
import { attempts } from '../task/notice-text.ts';
import type { LiveTask } from '../task/live-task.ts';

/** `prelude`: the pattern's helpers, which run before the learner's code. */
export function Actions({ task, prelude }: { task: LiveTask; prelude: string }) {
  const { question } = task.context.value;
  const { phase, past, hintShown } = task.state.value;
  const open = phase === 'open';
  const left = attemptsLeft(task.context.value, task.state.value);
  return (
    <div class="actions">
      {open ? (
        <>
          <button type="button" class="button main" onClick={() => task.send({ kind: 'check' })}>
            Check
          </button>
          <button
            type="button"
            class="button"
            aria-disabled={past.length === 0}
            onClick={() => task.send({ kind: 'undo' })}
          >
            Undo
          </button>
          {question.hintHtml !== null && (
            <button
              type="button"
              class="button"
              aria-expanded={hintShown}
              onClick={() => task.send({ kind: 'hint' })}
            >
              Hint
            </button>
          )}
        </>
      ) : (
        <button type="button" class="button" onClick={() => task.restart()}>
          {question.variants.length > 1 ? 'New numbers' : 'Start again'}
        </button>
      )}
      {programOf(task) !== null && openRunner.value?.task !== task && (
        <button
          type="button"
          class="button"
          data-run
          onPointerEnter={warmUp}
          onFocus={warmUp}
          onClick={() => openFor(task, prelude)}
        >
          Run
        </button>
      )}
      {open && <AttemptsLeft left={left} of={question.attempts} />}
    </div>
  );
}

/** Python is likely to be needed: it starts before Run is pressed. What fails is told when it is. */
function warmUp(): void {
  startPython().catch(() => undefined);
}

function AttemptsLeft({ left, of }: { left: number; of: number }) {
  return (
    <p class="attempts">
      <span class="attempt-dots" aria-hidden="true">
        {Array.from({ length: of }, (_, each) => (
          <i data-left={each < left} />
        ))}
      </span>
      <span class="attempt-words">{attempts(left)} left</span>
    </p>
  );
}
