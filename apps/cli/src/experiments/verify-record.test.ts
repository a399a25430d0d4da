import type { ExperimentRun, ResultReport } from '@tenfold/pattern';
import { EXPERIMENT } from '@tenfold/pattern/testing';
import { beforeEach, expect, test } from 'vitest';
import { type Account, formatRecord, toRecord } from './to-record.ts';
import { verifyExperiment } from './verify-record.ts';

const DATA = new Map([['x.u8', Uint8Array.of(1, 2)]]);

/** A runtime on which seed `s` with value `e` has accuracy `.9 + s/100 + e/10 + more`. */
function account(on: 'engine' | 'pytorch', more = 0): Account {
  const run = (seed: number, value: number): ExperimentRun => {
    const acc = 0.9 + seed / 100 + value / 10 + more;
    const result: ResultReport = { kind: 'result', measures: { acc }, tables: { bins: [[1, 2]] } };
    return { epochs: [{ kind: 'epoch', epoch: 1, of: 1, measures: { loss: 0.5 } }], result };
  };
  const runs = new Map(EXPERIMENT.values.map((value) => [value, [run(0, value), run(1, value)]]));
  return { info: { on, python: '3', torch: '2' }, runs };
}

let text: string;
beforeEach(async () => {
  text = formatRecord(await toRecord(EXPERIMENT, DATA, [account('engine', 0.001), account('pytorch')]));
});

const verify = (changed: string | null, accounts: Account[] = [account('engine', 0.001)], data = DATA) =>
  verifyExperiment(EXPERIMENT, { file: 'a.json', text: changed }, data, accounts);

test('a record has means, differences and seeds won, from PyTorch where it ran', () => {
  const record = JSON.parse(text);
  expect(record.values.acc).toMatchObject({
    plain: 0.905,
    smoothed: 0.915,
    difference: 0.01,
    wins: 2,
    eps1: 0.915,
  });
  expect(record.between).toEqual({ acc: 0.001 });
  expect(record.runs).toMatchObject([{ value: 0, trace: { epoch: [1], loss: [0.5] } }, { value: 0.1 }]);
});

test('what happens as recorded is proved, also on another machine that rounds otherwise', async () => {
  expect(await verify(text, [account('engine', 0.001), account('pytorch', 0.002)])).toEqual([]);
});

test('a run that is another is found', async () => {
  const [found, ...others] = await verify(text, [account('pytorch', 0.1)]);
  expect(others).toHaveLength(3);
  expect(found).toMatchObject({ kind: 'disagreement', question: 'experiment-a', on: ['pytorch'] });
  expect(found?.expected).toContain('acc 0.9 with seed 0, EPS = 0');
});

test('a figure that does not follow from the runs is found', async () => {
  expect(await verify(text.replace('"plain": 0.905', '"plain": 0.805'))).toMatchObject([
    { kind: 'disagreement' },
  ]);
  expect(await verify(text.replace('"acc": 0.001', '"acc": 0'))).toMatchObject([{ kind: 'disagreement' }]);
});

test('no record, one that cannot be read, and one of other data or another program', async () => {
  expect(await verify(null)).toMatchObject([{ kind: 'not-recorded' }]);
  expect(await verify('{}')).toMatchObject([{ kind: 'stale' }]);
  expect(await verify(text, [], new Map([['x.u8', Uint8Array.of(1, 3)]]))).toMatchObject([{ kind: 'stale' }]);
});
