/** What to train, Start and Stop, how far it is, and the curves as they grow. */
import type { EpochReport } from '@tenfold/pattern/experiment';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { LiveLines } from '../../charts/live-lines.tsx';
import { LiveSeries } from '../../charts/live-series.ts';
import { python } from '../../runner/python.ts';
import { type Lab, type Progress, SEED_COUNTS } from './lab.ts';
import { measureOf } from './measures.ts';
import { nameOf } from './shown-results.ts';
import { startTraining, stopTraining } from './train.ts';
import '../../runner/python-progress.css';
import './trainer.css';

export function Trainer({ lab }: { readonly lab: Lab }) {
  const { experiment, training, treated, seeds } = lab;
  const isRunning = training.value.kind === 'running';
  const choices = experiment.values.filter((value) => value !== experiment.plain);
  return (
    <div class="trainer">
      <div class="trainer-controls">
        <NumberChoice
          chosen={treated}
          choices={choices}
          isOff={isRunning}
          before="label_smoothing"
          after="against plain"
        />
        <NumberChoice chosen={seeds} choices={SEED_COUNTS} isOff={isRunning} before="Seeds" />
        {/* One button, so that focus stays where it is. */}
        <button
          type="button"
          class="button main"
          data-start
          onClick={() => (isRunning ? stopTraining(lab) : void startTraining(lab))}
        >
          {isRunning ? 'Stop' : 'Start'}
        </button>
      </div>
      <div class="trainer-progress">
        {isRunning && (
          <>
            <progress class="progress-bar" value={lab.progress.value.share} max={1} aria-label="Training" />
            <p class="label">{progressText(lab.progress.value)}</p>
          </>
        )}
        {training.value.kind === 'failed' && (
          <pre class="trainer-error" role="alert">
            {training.value.error}
          </pre>
        )}
        {training.value.kind === 'idle' && lab.isEdited.value && (
          <p class="label">Start trains your program: it is changed below.</p>
        )}
      </div>
      <LiveCurves lab={lab} />
    </div>
  );
}

interface NumberChoiceProps {
  readonly chosen: Signal<number>;
  readonly choices: readonly number[];
  readonly isOff: boolean;
  /** The words around it, which are its label. */
  readonly before: string;
  readonly after?: string;
}

function NumberChoice({ chosen, choices, isOff, before, after }: NumberChoiceProps) {
  return (
    <label>
      {before}{' '}
      <select
        value={chosen.value}
        disabled={isOff}
        onChange={(event) => {
          chosen.value = Number(event.currentTarget.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>{' '}
      {after}
    </label>
  );
}

function progressText({ done, total, secondsLeft }: Progress): string {
  const state = python.value;
  if (state.kind === 'downloading' && state.totalBytes > 0)
    return `Downloading Python: ${(state.loadedBytes / 1e6).toFixed(1)} of ${(state.totalBytes / 1e6).toFixed(1)} MB`;
  if (state.kind !== 'ready') return 'Starting Python and torch';
  const left = secondsLeft === null ? '' : `, about ${secondsLeft} s left`;
  return `${done} of ${total} networks trained${left}`;
}

interface Curves {
  readonly seed: number;
  readonly loss: readonly LiveSeries[];
  readonly second: readonly LiveSeries[];
  /** Networks of this seed that are trained. */
  ended: number;
}

/** The curves of one seed at a time, plain and smoothed: the lowest that is not trained yet. */
function LiveCurves({ lab }: { readonly lab: Lab }) {
  const { experiment } = lab;
  const shownCurves = useSignal<Curves | null>(null);
  const version = useSignal(0);
  const second = experiment.higher[0] ?? 'acc';
  useEffect(() => {
    const bySeed = new Map<number, Curves>();
    const show = () => {
      const all = [...bySeed.values()].sort((a, b) => a.seed - b.seed);
      shownCurves.value = all.find(({ ended }) => ended < 2) ?? all.at(-1) ?? null;
    };
    const watcher = {
      onBegin: () => bySeed.clear(),
      onStart(seed: number) {
        if (!bySeed.has(seed)) bySeed.set(seed, emptyCurves(lab, seed));
        show();
      },
      onEpoch(seed: number, value: number, { epoch, of, measures }: EpochReport) {
        const curves = bySeed.get(seed);
        const place = value === experiment.plain ? 0 : 1;
        if (measures['loss'] !== undefined) curves?.loss[place]?.push(epoch, measures['loss']);
        if (measures[second] !== undefined) curves?.second[place]?.push(epoch, measures[second]);
        version.value += 1;
        if (epoch < of || !curves) return;
        curves.ended += 1;
        show();
      },
    };
    lab.watchers.add(watcher);
    return () => void lab.watchers.delete(watcher);
  }, [lab]);
  const shown = shownCurves.value;
  if (!shown) return null;
  const measure = measureOf(second);
  const epochs = experiment.record.runs[0]?.trace['epoch']?.at(-1) ?? 1;
  return (
    <>
      <p class="label">Seed {shown.seed}, as it trains</p>
      <div class="live-curves">
        {experiment.record.runs[0]?.trace['loss'] !== undefined && (
          <figure>
            <figcaption>Training loss, each its own: the smoothed one cannot reach 0</figcaption>
            <LiveLines
              title={`Training loss of seed ${shown.seed}`}
              x={{ label: experiment.epochs, to: epochs }}
              y={{ label: 'loss', from: 0 }}
              series={shown.loss}
              version={version}
            />
          </figure>
        )}
        <figure>
          <figcaption>{measure.name} on the test images</figcaption>
          <LiveLines
            title={`${measure.name} of seed ${shown.seed}`}
            x={{ label: experiment.epochs, to: epochs }}
            y={{ label: measure.name.toLowerCase(), format: measure.isShare ? 'percent' : 'number' }}
            series={shown.second}
            version={version}
          />
        </figure>
      </div>
    </>
  );
}

function emptyCurves({ experiment, treated }: Lab, seed: number): Curves {
  const names = [experiment.plain, treated.peek()].map((value) => nameOf(value, experiment.plain));
  const fresh = () => names.map((name) => new LiveSeries(name));
  return { seed, loss: fresh(), second: fresh(), ended: 0 };
}
