/** The row of buttons under a question. After the end it offers what comes next instead of answering. */
import { canRun } from '../runner/can-run.ts';
import { openRunner } from '../runner/runner-state.ts';
import { say } from '../status/status-line.tsx';
import type { PractisedTask } from '../task/live-task.ts';
import { AttemptsLeft } from './attempts-left.tsx';

/** `prelude`: the pattern's helpers, which run before the learner's code. */
export function Actions({ task, prelude }: { task: PractisedTask; prelude: string }) {
  const { question } = task.context.value;
  const { phase, past, hintShown } = task.state.value;
  const open = phase === 'open';
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
      {canRun(task) && openRunner.value?.task !== task && (
        <button
          type="button"
          class="button"
          data-run
          onPointerEnter={warmUp}
          onFocus={warmUp}
          onClick={() => void withRunner((runner) => runner.openFor(task, prelude))}
        >
          Run
        </button>
      )}
      {canRun(task) && (
        <button
          type="button"
          class="button"
          onPointerEnter={warmUp}
          onFocus={warmUp}
          onClick={() => void withRunner((runner) => runner.stepThrough(task, prelude))}
        >
          Step<span class="action-rest"> through</span>
        </button>
      )}
      {open && <AttemptsLeft task={task} />}
    </div>
  );
}

type RunnerActions = typeof import('../runner/open-runner.ts');

/** The runner's code is fetched when it is first likely to be needed. */
async function withRunner(act: (runner: RunnerActions) => void): Promise<void> {
  try {
    act(await import('../runner/open-runner.ts'));
  } catch {
    say('The runner could not be loaded. Is the connection up?');
  }
}

const warmUp = () => void withRunner((runner) => runner.warmUp());
