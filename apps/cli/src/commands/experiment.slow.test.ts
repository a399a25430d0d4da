import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '../testing/run-command.ts';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import { main as experiment } from './experiment.ts';
import { main as prove } from './prove.ts';

// Each run of a command starts its own Pythons, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const FILES = {
  'track.yaml': 'format: 1\nid: track\ntitle: Track\n',
  'a/pattern.md': '---\nid: a\nminutes: 1\n---\n# A\n\nA summary.\n',
  'a/data/three.u8': '123',
  'a/experiment/experiments.yaml': `sum:
  title: Sum
  about: three bytes
  program: sum
  files: [three.u8]
  seeds: 3
  set: {SCALE: 2}
  varies: EPS
  values: [0, 0.5]
  plain: 0
  treated: 0.5
  higher: [total]
  lower: []
`,
  'a/experiment/sum.py': `import json
SEED = 0
EPS = 0.0
SCALE = 1
total = SCALE * (sum(open('three.u8', 'rb').read()) + SEED) + EPS
print(json.dumps({'epoch': 1, 'of': 1, 'loss': total}))
print(json.dumps({'result': {'total': total}, 'bins': [[1, 2]]}))
`,
};

let root: string;
let put: TemporaryFolder['put'];
let remove: TemporaryFolder['remove'];
beforeEach(async () => {
  ({ path: root, put, remove } = await temporaryFolder(FILES));
});
afterEach(() => remove());

const run = (main: (args: string[]) => Promise<number>, ...args: string[]) =>
  runCommand(main, root, '--on', 'engine', ...args);

test('every value and seed is run and recorded; prove takes the record, and finds one that was changed', async () => {
  expect(await run(experiment, '--record')).toMatchObject({
    code: 0,
    text: expect.stringContaining('6 runs'),
  });
  const path = 'a/proofs/experiment-sum.json';
  const text = await readFile(join(root, path), 'utf8');
  // The bytes of '123' sum to 150; twice that, and two more with each seed.
  expect(JSON.parse(text)).toMatchObject({
    ranOn: [{ on: 'engine' }],
    values: { seeds: 3, total: { plain: 302, smoothed: 302.5, difference: 0.5, wins: 3 } },
    measures: { engine: { 0: [{ total: 300 }, { total: 302 }, { total: 304 }] } },
    runs: [
      { value: 0, seed: 0, trace: { epoch: [1], loss: [300] }, tables: { bins: [[1, 2]] } },
      { value: 0.5 },
    ],
  });
  expect(await run(prove)).toMatchObject({ code: 0 });
  await put(path, text.replaceAll('304', '404'));
  expect(await run(prove)).toMatchObject({
    code: 1,
    text: expect.stringContaining('disagreement: experiment-sum'),
  });
  await put(path, text);
  await put('a/data/three.u8', '124');
  expect(await run(prove)).toMatchObject({ code: 1, text: expect.stringContaining('stale: experiment-sum') });
});

test('a program that raises is told with its seed, and nothing is written', async () => {
  await put('a/experiment/sum.py', FILES['a/experiment/sum.py'].replace('SEED)', 'SEED) / (2 - SEED)'));
  const { code, text } = await run(experiment, '--record');
  expect(code).toBe(1);
  expect(text).toMatch(/experiment sum, seed 2, EPS = 0(\.5)? raised:\n[^]*ZeroDivisionError/);
  await expect(readFile(join(root, 'a/proofs/experiment-sum.json'))).rejects.toThrow('ENOENT');
});
