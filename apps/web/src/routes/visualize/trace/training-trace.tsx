/** The recorded training of two networks from the same start, plain and smoothed: played, or looked at epoch by epoch. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { formatNumber, niceTicks } from '@tenfold/charts';
import { LiveLines } from '../../../charts/live-lines.tsx';
import { LiveSeries } from '../../../charts/live-series.ts';
import { LoadFailed } from '../../../later/load-failed.tsx';
import { useLoad } from '../../../later/use-load.ts';
import { say } from '../../../status/status-line.tsx';
import { bestGap, lossFloor, type TracedRun, toldEpoch } from './told-epoch.ts';
import { usePlaying } from './use-playing.ts';
import { traces } from '../visualize-content.ts';
import './training-trace.css';

/** The digits. */
const CLASSES = 10;

/** Of the pattern at `path`, its experiment on clean labels. */
export function TrainingTrace({ path }: { readonly path: string }) {
  const found = useSignal<readonly TracedRun[]>([]);
  const { state, retry } = useLoad(async () => {
    found.value = (await traces.get(path)?.load())?.[EXPERIMENT] ?? [];
  }, path);
  const [plain, smoothed] = found.value;
  if (state.value === 'failed') return <LoadFailed what="The recorded run" onRetry={retry} />;
  return plain && smoothed ? <Player plain={plain} smoothed={smoothed} /> : null;
}

const EXPERIMENT = 'a';

interface Props {
  readonly plain: TracedRun;
  readonly smoothed: TracedRun;
}

function Player({ plain, smoothed }: Props) {
  const epochs = plain.trace['epoch'] ?? [];
  const last = epochs.length - 1;
  const epoch = useSignal(last);
  const { isPlaying, toggle } = usePlaying(epoch, last);
  const best = bestGap(smoothed.value, CLASSES);
  const floor = lossFloor(smoothed.value, CLASSES);
  const onScrub = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    isPlaying.value = false;
    epoch.value = event.currentTarget.valueAsNumber - 1;
  };
  const onPlay = () => {
    toggle();
    if (!isPlaying.peek()) say(`Stopped after epoch ${epoch.peek() + 1}.`);
  };
  return (
    <div class="trace">
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
          {...{ plain, smoothed, epoch }}
          measure="gap"
          title="Lead of the true logit on the training images, by epoch"
          label="lead of the true logit"
          reference={{ value: best, label: 'best lead' }}
        />
        <Curves
          {...{ plain, smoothed, epoch }}
          measure="loss"
          title="Training loss of each network as it is trained, by epoch"
          label="training loss"
          reference={{ value: floor, label: 'floor' }}
        />
      </div>
      <Measures plain={plain} smoothed={smoothed} epoch={epoch.value} />
    </div>
  );
}

interface CurvesProps {
  readonly plain: TracedRun;
  readonly smoothed: TracedRun;
  readonly epoch: { readonly value: number };
  readonly measure: string;
  readonly title: string;
  readonly label: string;
  readonly reference: { readonly value: number; readonly label: string };
}

function Curves({ plain, smoothed, epoch, measure, title, label, reference }: CurvesProps) {
  const version = useSignal(0);
  const { series, x, y, references } = useMemo(() => {
    const highest = Math.max(...[plain, smoothed].flatMap(({ trace }) => trace[measure] ?? []));
    return {
      series: [new LiveSeries('plain'), new LiveSeries(`ε = ${smoothed.value}`)],
      x: { label: 'epoch', to: plain.trace['epoch']?.at(-1) ?? 1 },
      // Of the whole run, so that the axis stays while the curve grows.
      y: { label, from: 0, to: niceTicks(0, highest, 5).values.at(-1) ?? highest },
      references: [reference],
    };
  }, [plain, smoothed]);
  useSignalEffect(() => {
    [plain, smoothed].forEach(({ trace }, i) => {
      series[i]?.clear();
      for (let at = 0; at <= epoch.value; at++)
        series[i]?.push(trace['epoch']?.[at] ?? at, trace[measure]?.[at] ?? Number.NaN);
    });
    version.value += 1;
  });
  return <LiveLines {...{ title, x, y, series, version, references }} />;
}

const MEASURES = [
  { name: 'gap', label: 'lead of the true logit', decimals: 2 },
  { name: 'loss', label: 'training loss, as trained', decimals: 3 },
  { name: 'nll', label: 'plain loss on test images', decimals: 3 },
  { name: 'acc', label: 'accuracy on test images', decimals: 1 },
] as const;

function Measures({
  plain,
  smoothed,
  epoch,
}: {
  readonly plain: TracedRun;
  readonly smoothed: TracedRun;
  readonly epoch: number;
}) {
  return (
    <table class="trace-measures">
      <caption class="unseen">After epoch {epoch + 1}</caption>
      <thead>
        <tr>
          <th scope="col">after epoch {epoch + 1}</th>
          <th scope="col">plain</th>
          <th scope="col">ε = {smoothed.value}</th>
        </tr>
      </thead>
      <tbody>
        {MEASURES.map(({ name, label, decimals }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            {[plain, smoothed].map(({ trace, value }) => (
              <td key={value}>
                {formatNumber(
                  trace[name]?.[epoch] ?? Number.NaN,
                  decimals,
                  name === 'acc' ? 'percent' : 'number',
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
