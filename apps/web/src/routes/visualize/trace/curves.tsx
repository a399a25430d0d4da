/** One measure of both runs, drawn as far as the epoch that is looked at; the axes are those of the whole training. */
import { niceTicks } from '@tenfold/charts';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { LiveLines } from '../../../charts/live-lines.tsx';
import { LiveSeries } from '../../../charts/live-series.ts';
import type { TracedRun } from './told-epoch.ts';

interface Props {
  readonly plain: TracedRun;
  readonly smoothed: TracedRun;
  /** From 0. */
  readonly epoch: number;
  readonly measure: string;
  readonly label: string;
  readonly reference?: { readonly value: number; readonly label: string } | undefined;
}

export function Curves({ plain, smoothed, epoch, measure, label, reference }: Props) {
  const version = useSignal(0);
  const { series, x, y, references } = useMemo(() => {
    const highest = Math.max(...[plain, smoothed].flatMap(({ trace }) => trace[measure] ?? []));
    return {
      series: [new LiveSeries('plain'), new LiveSeries(`ε = ${smoothed.value}`)],
      x: { label: 'epoch', to: plain.trace['epoch']?.at(-1) ?? 1 },
      // Of the whole run, so that the axis stays while the curve grows.
      y: {
        label,
        from: 0,
        to: niceTicks(0, highest, 5).values.at(-1) ?? highest,
        ...(measure === 'acc' ? { format: 'percent' as const } : {}),
      },
      references: reference ? [reference] : [],
    };
  }, [plain, smoothed, measure]);
  useEffect(() => {
    [plain, smoothed].forEach(({ trace }, i) => {
      series[i]?.clear();
      for (let at = 0; at <= epoch; at++)
        series[i]?.push(trace['epoch']?.[at] ?? at, trace[measure]?.[at] ?? Number.NaN);
    });
    version.value += 1;
  }, [series, epoch]);
  const title = `${label}, by epoch: plain and smoothed`;
  return <LiveLines {...{ title, x, y, series, version, references }} />;
}
