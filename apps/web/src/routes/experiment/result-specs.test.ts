import { readFile } from 'node:fs/promises';
import { parseChartSpec } from '@tenfold/charts';
import { type ExperimentRecord, parseExperimentRecord } from '@tenfold/pattern/experiment';
import { expect, test } from 'vitest';
import {
  answersSpec,
  bestGap,
  gapSpec,
  projectionSpec,
  reliabilitySpec,
  sweepSpec,
  traceSpec,
} from './result-specs.ts';
import { nameOf } from './shown-results.ts';

async function recorded(id: string): Promise<ExperimentRecord> {
  const file = new URL(
    `../../../../../patterns/pytorch/label-smoothing/proofs/experiment-${id}.json`,
    import.meta.url,
  );
  const record = parseExperimentRecord(await readFile(file, 'utf8'));
  if (typeof record === 'string') throw new Error(record);
  return record;
}

const runsOf = ({ runs }: ExperimentRecord) =>
  runs.map((run) => ({ ...run, name: nameOf(run.value, 0), eps: run.value }));
const [clean, distillation] = [await recorded('a'), await recorded('distillation')];
const runs = runsOf(clean);
const [plain, smoothed] = runs;
const [teacher] = runsOf(distillation);
if (!plain || !smoothed || !teacher) throw new Error('the records tell of no run');

test.each([
  ['reliability', reliabilitySpec(runs)],
  ['logit gap', gapSpec(runs)],
  ['trace', traceSpec(runs, 'acc', 'epoch')],
  ['all values', sweepSpec('ece', clean.measures.pytorch ?? {}, [0, 0.02, 0.05, 0.1, 0.2])],
  ['projection', projectionSpec(smoothed)],
  ['answers of the teacher', answersSpec(teacher, 3)],
])('the recorded runs give a chart that can be drawn: %s', (_, spec) => {
  expect(parseChartSpec(spec)).toEqual({ kind: 'spec', spec });
});

test('the best logit gap is that of the smallest loss', () => {
  // exp(gap) is the ratio of the best probabilities: (0.9 + 0.01) / 0.01.
  expect(bestGap(0.1)).toBeCloseTo(Math.log(91), 12);
});

test('the line of theory is drawn for smoothing alone, and training comes near it', () => {
  const { references, series } = gapSpec(runs);
  expect(references).toMatchObject([{ value: bestGap(0.1) }]);
  expect(series[1]?.points.at(-1)?.[1]).toBeCloseTo(bestGap(0.1), 0);
});

test('a bin tells mean confidence and share right of its answers, when there are enough of them', () => {
  const tables = {
    bins: [
      [0, 0, 0],
      [4, 3, 2],
      [8, 6, 4],
    ],
  };
  const { series, alt } = reliabilitySpec([{ ...plain, tables }]);
  expect(series[0]?.bins).toEqual([{ confidence: 0.75, accuracy: 0.5, count: 8 }]);
  expect(alt).toBe('plain: 75.0% sure and 50.0% right on average.');
});
