import { readFile } from 'node:fs/promises';
import { hasPyTorch, startCPython } from '@tenfold/runtime/cpython';
import { expect, test } from 'vitest';
import { toCsv } from './to-csv.ts';
import { toNotebook } from './notebook.ts';

const pattern = new URL('../../../../../patterns/pytorch/label-smoothing/', import.meta.url);
const data = { 'digits.u8': new Uint8Array(await readFile(new URL('data/digits.u8', pattern))) };
const program = (await readFile(new URL('experiment/digits.py', pattern), 'utf8')).replace(
  'EPOCHS = 40',
  'EPOCHS = 2',
);

async function codeOf(notebook: string): Promise<string> {
  const { cells, nbformat } = JSON.parse(notebook);
  expect(nbformat).toBe(4);
  return cells
    .filter((cell: { cell_type: string }) => cell.cell_type === 'code')
    .map((cell: { source: string[] }) => cell.source.join(''))
    .join('\n\n');
}

const notebook = await toNotebook(
  { title: 'Clean labels', files: ['digits.u8'] },
  program,
  'The data: digits.',
  data,
);

test('a notebook says what it is and whose the data is, and ends with the program', async () => {
  expect(JSON.parse(notebook).cells[0].source.join('')).toMatch(/^# Clean labels\n[^]*The data: digits\.$/);
  expect(await codeOf(notebook)).toContain(program.trimEnd());
});

test.skipIf(!(await hasPyTorch()))('its cells run on PyTorch, in an empty folder', async () => {
  const runtime = await startCPython();
  const outcome = await runtime.run(
    { code: await codeOf(notebook) },
    { limits: { timeMs: 60_000, outputChars: 200_000 } },
  );
  await runtime.close();
  expect(outcome.kind).toBe('finished');
  expect(outcome.stdout).toContain('{"epoch": 2, "of": 2');
  expect(outcome.stdout).toContain('"result"');
});

test('a table has a line for each run', () => {
  const bySeed = {
    0.1: [{ acc: 0.97, ece: 0.1 }],
    0: [
      { acc: 0.96, ece: 0.02 },
      { acc: 0.95, ece: 0.03 },
    ],
  };
  expect(toCsv('SMOOTHING', bySeed)).toBe(
    'SMOOTHING,seed,acc,ece\n0,0,0.96,0.02\n0,1,0.95,0.03\n0.1,0,0.97,0.1\n',
  );
});
