import { expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { EXPERIMENT } from '../experiment/experiment.samples.ts';
import { hashOfExperiment } from '../experiment/hash.ts';
import { compileExperiments } from './compile-experiments.ts';

const DATA = new Map([['x.u8', Uint8Array.of(1)]]);

const run = (acc: number) => [{ acc }, { acc: acc + 0.02 }];
const RECORD = {
  format: 1,
  experiment: 'a',
  hash: await hashOfExperiment(EXPERIMENT, DATA),
  ranOn: [],
  values: {},
  between: { acc: 0.01 },
  runs: [],
  measures: { engine: { 0: run(0.9), 0.1: run(0.91) }, pytorch: { 0: run(0.912345), 0.1: run(0.92) } },
};

const compile = (record: object | null, experiment = EXPERIMENT) => {
  const records =
    record === null
      ? []
      : [['a', { file: 'proofs/experiment-a.json', text: JSON.stringify(record) }] as const];
  return compileExperiments([experiment], new Map(records), DATA);
};

test('a page gets the experiment with PyTorch’s runs, and the engine’s means beside them', async () => {
  const { compiled, diagnostics } = await compile(RECORD);
  expect(diagnostics).toEqual([]);
  expect(compiled[0]).toMatchObject({
    code: EXPERIMENT.code,
    record: {
      measures: { 0: [{ acc: 0.9123 }, { acc: 0.9323 }] },
      engineMeans: { 0: { acc: 0.91 }, 0.1: { acc: 0.92 } },
    },
  });
});

test.each<[string, object | null, Experiment, string]>([
  ['without a record', null, EXPERIMENT, 'experiment/experiments.yaml'],
  ['whose record cannot be read', { format: 2 }, EXPERIMENT, 'proofs/experiment-a.json'],
  ['whose program changed', RECORD, { ...EXPERIMENT, code: 'SEED = 0\nEPS = 1' }, 'proofs/experiment-a.json'],
])('an experiment %s is not compiled, and the file is named', async (_, record, experiment, file) => {
  const { compiled, diagnostics } = await compile(record, experiment);
  expect(compiled).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'bad-experiment', file }]);
});
