/** Below a question that is over: its program as it was left, in the stepper, and one that works where that one does not. */
import { answerKey, type SealedVariant } from '@tenfold/pattern/public';
import { passingKeys } from '@tenfold/practice';
import { withSetup } from '../kinds/write/check-written.ts';
import { programLeft } from '../runner/program-of.ts';
import { stepThrough } from '../stepper/step-through.ts';
import type { LiveTask } from '../task/live-task.ts';

export function StepThroughAnswer({ task, sealed }: { task: LiveTask; sealed: SealedVariant }) {
  const { question } = task.context.value;
  const { answer, score } = task.state.value;
  const left = programLeft(task);
  const [passing] = passingKeys(sealed);
  const working = passing === undefined ? null : (sealed.programs[passing] ?? null);
  const isOther = working !== null && working !== left && score?.kind !== 'right';
  // What was predicted is not part of the program.
  const isTheirs = answer.kind !== 'predict' && answerKey(answer) !== null;
  const open = (code: string) =>
    void stepThrough({ code, prelude: withSetup(task.prelude, question.setup) }, question.title);
  if (left === null && !isOther) return null;
  return (
    <div class="actions">
      {left !== null && (
        <button type="button" class="button" onClick={() => open(left)}>
          {isTheirs ? 'Step through your answer' : 'Step through it'}
        </button>
      )}
      {isOther && (
        <button type="button" class="button" onClick={() => open(working)}>
          Step through what works
        </button>
      )}
    </div>
  );
}
