/** The Python package in Pyodide against recorded PyTorch: families that are complete must stay so. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { type CaseResult, createReplayer } from '../scripts/replayer.ts';

const COMPLETE = [
  { file: 'op', family: 'binary' },
  { file: 'op', family: 'cast' },
  { file: 'op', family: 'core' },
  { file: 'op', family: 'creation' },
  { file: 'op', family: 'cross_entropy' },
  { file: 'err', family: 'cross_entropy_error' },
  { file: 'op', family: 'indexing' },
  { file: 'op', family: 'integer' },
  { file: 'err', family: 'integer' },
  { file: 'op', family: 'linalg' },
  { file: 'op', family: 'loss' },
  { file: 'op', family: 'nn_activation' },
  { file: 'op', family: 'nn_loss' },
  { file: 'op', family: 'promotion' },
  { file: 'err', family: 'promotion' },
  { file: 'nn-programs', family: 'py_distributions' },
  { file: 'nn-programs', family: 'py_nn_attention' },
  { file: 'nn-programs', family: 'py_nn_init' },
  { file: 'nn-programs', family: 'py_nn_loss' },
  { file: 'nn-programs', family: 'py_nn_module' },
  { file: 'nn-programs', family: 'py_nn_recurrent' },
  { file: 'programs', family: 'py_complex' },
  { file: 'programs', family: 'py_exact' },
  { file: 'programs', family: 'py_fit' },
  { file: 'programs', family: 'py_functional' },
  { file: 'programs', family: 'py_inference' },
  { file: 'programs', family: 'py_lazy' },
  { file: 'op', family: 'reduction' },
  { file: 'repr', family: 'repr' },
  { file: 'rng', family: 'rng_init' },
  { file: 'op', family: 'shape' },
  { file: 'op', family: 'sort_search' },
  { file: 'op', family: 'unary' },
];

let replay: (line: string) => CaseResult;
beforeAll(async () => {
  replay = await createReplayer();
});

it.each(COMPLETE)('all cases of $family pass through Python', ({ file, family }) => {
  const text = gunzipSync(readFileSync(new URL(`./${file}.jsonl.gz`, import.meta.url))).toString('utf8');
  const lines = text.split('\n').filter((line) => line.includes(`"fam":"${family}"`));
  expect(lines.length).toBeGreaterThan(0);
  const failures = lines.map((line) => ({ line, ...replay(line) })).filter((r) => r.status !== 'passed');
  expect(failures.map((f) => `${f.line.slice(0, 60)} ${f.why}`)).toEqual([]);
});

it('a case with a wrong expectation fails, and an unknown name is unsupported', () => {
  const wrong = {
    id: 'x',
    k: 'op',
    fn: 'torch.neg',
    args: [{ t: 'f32', s: [1], v: [1] }],
    kw: {},
    out: { t: 'f32', s: [1], v: [2] },
  };
  expect(replay(JSON.stringify(wrong)).status).toBe('failed');
  expect(replay(JSON.stringify({ ...wrong, fn: 'torch.no_such_op' })).status).toBe('unsupported');
});
