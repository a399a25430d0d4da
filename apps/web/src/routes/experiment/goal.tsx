/** A goal to reach by changing the program, judged by running it over a few seeds. */
import { useSignal } from '@preact/signals';
import { dataFile } from '../../content/data-file.ts';
import { startPython } from '../../runner/python.ts';
import { say } from '../../status/status-line.tsx';
import { GOAL_SEEDS, goalProgram, type GoalRun, JUDGE, judgeGoal, toGoalRun } from './judge-goal.ts';
import type { Lab } from './lab.ts';

const LIMITS = { timeMs: 120_000, outputChars: 1_000_000 };

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'judging'; readonly done: number; readonly stop: AbortController }
  | { readonly kind: 'judged'; readonly text: string; readonly reached: boolean };

export function Goal({ lab }: { readonly lab: Lab }) {
  const state = useSignal<State>({ kind: 'idle' });
  const { value } = state;
  const judge = async () => {
    const stop = new AbortController();
    state.value = { kind: 'judging', done: 0, stop };
    const told = await judgeProgram(lab, stop.signal, (done) => {
      state.value = { kind: 'judging', done, stop };
    }).catch((error: unknown) => ({
      reached: false,
      text: error instanceof Error ? error.message : String(error),
    }));
    state.value = stop.signal.aborted ? { kind: 'idle' } : { kind: 'judged', ...told };
    if (!stop.signal.aborted) say(told.reached ? 'The goal is reached.' : 'The goal is not reached yet.');
  };
  const isJudging = value.kind === 'judging';
  return (
    <div class="goal">
      <h3>A goal</h3>
      <p>
        Smoothing made these networks more accurate and less calibrated. Change the program so that its ECE on
        the test images is below that of the plain network and its accuracy no worse: over {GOAL_SEEDS} seeds,
        with a 95% interval that does not hold 0. What counts is <code>p</code> at the end of the program, its
        probabilities for the test images; those must not be trained on.
      </p>
      <button type="button" class="button" onClick={() => (isJudging ? value.stop.abort() : void judge())}>
        {isJudging ? 'Stop' : 'Judge my program'}
      </button>
      {isJudging && (
        <p class="label">
          {value.done} of {GOAL_SEEDS} seeds run
        </p>
      )}
      {value.kind === 'judged' && (
        <pre class={`goal-verdict ${value.reached ? 'reached' : ''}`} data-verdict>
          {value.text}
        </pre>
      )}
    </div>
  );
}

async function judgeProgram(lab: Lab, signal: AbortSignal, onRun: (done: number) => void) {
  const python = await startPython();
  const bytes = lab.experiment.files.map(async (name) => [name, await dataFile(lab.path, name)] as const);
  const files = Object.fromEntries(await Promise.all(bytes));
  const runs: GoalRun[] = [];
  for (let seed = 0; seed < GOAL_SEEDS; seed++) {
    const code = goalProgram(lab.code.peek(), seed);
    if (code === null)
      return { reached: false, text: 'The program needs a line that sets SEED, such as SEED = 0.' };
    const run = toGoalRun(await python.run({ code, show: JUDGE, files }, { limits: LIMITS, signal }));
    if (typeof run === 'string') return { reached: false, text: run };
    runs.push(run);
    onRun(runs.length);
  }
  return judgeGoal(runs, lab.experiment);
}
