import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '@tenfold/runtime';
import { startNodePyodide } from '@tenfold/runtime/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main as make } from '../commands/new.ts';
import { previewer } from './preview-pattern.ts';

let root: string;
let engine: Runtime;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tenfold-preview-'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await make(['pattern', join(root, 'track/fresh')]);
  vi.restoreAllMocks();
  engine = await startNodePyodide();
});
afterAll(async () => {
  await engine?.close();
  await rm(root, { recursive: true });
});

test('a pattern without any record is proved in passing and compiled; a change is too; a fault and a wrong key are told', async () => {
  const folder = join(root, 'track/fresh');
  const file = join(folder, 'practice/01-create-the-loss.md');
  const text = await readFile(file, 'utf8');
  const start = vi.fn<() => Promise<Runtime>>(async () => engine);
  const look = previewer(folder, start);

  const first = await look();
  expect(first).toMatchObject({ diagnostics: [], findings: [], compiled: { pattern: { id: 'fresh' } } });
  await look();
  expect(start).toHaveBeenCalledTimes(1);

  await writeFile(file, text.replace('# Create the loss', '# Another title'));
  const titled = await look();
  expect(titled.compiled?.questions.get('practice')?.[0]?.title).toBe('Another title');
  expect(start).toHaveBeenCalledTimes(1);

  await writeFile(file, text.replace('- [x] `0.1`', '- [x] `0.2`'));
  const wrong = await look();
  expect(wrong).toMatchObject({ compiled: null, diagnostics: [] });
  expect(wrong.findings.map(({ kind }) => kind)).toContain('key-fails');

  await writeFile(file, text.replace('level: easy', 'level: eazy'));
  const faulty = await look();
  expect(faulty.compiled).toBeNull();
  expect(faulty.diagnostics.map(({ code }) => code)).toEqual(['bad-value']);
});
