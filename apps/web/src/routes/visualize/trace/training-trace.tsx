/** The recorded training of two networks from the same start, plain and smoothed: played, or looked at epoch by epoch. */
import { useSignal } from '@preact/signals';
import type { PublicTraces } from '@tenfold/pattern/experiment';
import { LoadFailed } from '../../../later/load-failed.tsx';
import { useLoad } from '../../../later/use-load.ts';
import { say } from '../../../status/status-line.tsx';
import { traces } from '../visualize-content.ts';
import { Curves } from './curves.tsx';
import { MEASURES, Measures } from './measures.tsx';
import { bestGap, lossFloor, type TracedRun, toldEpoch } from './told-epoch.ts';
import { usePlaying } from './use-playing.ts';
import './training-trace.css';

/** The digits. */
const CLASSES = 10;
/** Experiments by what they train on. */
const EXPERIMENTS = [
  { id: 'a', name: 'clean labels' },
  { id: 'e', name: '40% wrong labels' },
] as const;

/** Of the pattern at `path`. */
export function TrainingTrace({ path }: { readonly path: string }) {
  const found = useSignal<PublicTraces>({});
  const chosen = useSignal<string>(EXPERIMENTS[0].id);
  const { state, retry } = useLoad(async () => {
    found.value = (await traces.get(path)?.load()) ?? {};
  }, path);
  if (state.value === 'failed') return <LoadFailed what="The recorded run" onRetry={retry} />;
  const [plain, smoothed] = found.value[chosen.value] ?? [];
  if (!plain || !smoothed) return null;
  return (
    <div class="trace">
      <Choice
        legend="Trained on"
        options={EXPERIMENTS}
        chosen={chosen.value}
        onChoose={(id) => {
          chosen.value = id;
        }}
      />
      <Player key={chosen.value} plain={plain} smoothed={smoothed} />
    </div>
  );
}

interface PlayerProps {
  readonly plain: TracedRun;
  readonly smoothed: TracedRun;
}

function Player({ plain, smoothed }: PlayerProps) {
  const epochs = plain.trace['epoch'] ?? [];
  const last = epochs.length - 1;
  const epoch = useSignal(last);
  const beside = useSignal('loss');
  const { isPlaying, toggle } = usePlaying(epoch, last);
  const best = bestGap(smoothed.value, CLASSES);
  const onScrub = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    isPlaying.value = false;
    epoch.value = event.currentTarget.valueAsNumber - 1;
  };
  const onPlay = () => {
    toggle();
    if (!isPlaying.peek()) say(`Stopped after epoch ${epoch.peek() + 1}.`);
  };
  const [gap, ...others] = MEASURES;
  const second = others.find(({ id }) => id === beside.value) ?? others[0];
  const floor = { value: lossFloor(smoothed.value, CLASSES), label: 'floor' };
  return (
    <>
      <div class="player">
        <button type="button" class="button main" onClick={onPlay}>
          {isPlaying.value ? 'Pause' : 'Play'}
        </button>
        <label htmlFor="trace-epoch">Epoch</label>
        <input
          id="trace-epoch"
          type="range"
          min={1}
          max={epochs.length}
          step={1}
          value={epoch.value + 1}
          onInput={onScrub}
        />
        <output htmlFor="trace-epoch">
          {epoch.value + 1} of {epochs.length}
        </output>
      </div>
      <p class="trace-told">{toldEpoch(plain, smoothed, best, epoch.value)}</p>
      <div class="trace-charts">
        <Curves
          {...{ plain, smoothed }}
          epoch={epoch.value}
          measure={gap.id}
          label={gap.name}
          reference={{ value: best, label: 'best gap' }}
        />
        <Curves
          {...{ plain, smoothed }}
          epoch={epoch.value}
          measure={second.id}
          label={second.name}
          reference={second.id === 'loss' ? floor : undefined}
        />
      </div>
      <Choice
        legend="Beside it"
        options={others}
        chosen={second.id}
        onChoose={(id) => {
          beside.value = id;
        }}
      />
      <Measures plain={plain} smoothed={smoothed} epoch={epoch.value} />
    </>
  );
}

interface ChoiceProps {
  readonly legend: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Choice({ legend, options, chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset class="trace-choice">
      <legend>{legend}</legend>
      {options.map(({ id, name }) => (
        <label key={id}>
          <input type="radio" name={legend} checked={id === chosen} onInput={() => onChoose(id)} /> {name}
        </label>
      ))}
    </fieldset>
  );
}
