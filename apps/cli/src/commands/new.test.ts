import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePattern, QUESTION_KINDS } from '@tenfold/pattern';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPattern } from '../patterns/load-pattern.ts';
import { main } from './new.ts';

let root: string;
let errors: string[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tenfold-new-'));
  errors = [];
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

const folder = () => join(root, 'jax/drop-out');

test('a pattern passes check, and so does a question of every kind in practice, test and challenge', async () => {
  expect(await main(['pattern', folder()])).toBe(0);
  for (const mode of ['practice', 'test', 'challenge']) {
    for (const [index, kind] of QUESTION_KINDS.entries())
      expect(
        await main(['question', join(folder(), mode, `${index + 10}-my-${mode}-${kind}.md`), '--kind', kind]),
      ).toBe(0);
  }
  const { files } = await loadPattern(folder());
  const { pattern, diagnostics } = parsePattern(files);
  expect(diagnostics).toEqual([]);
  expect(pattern).toMatchObject({ id: 'drop-out', title: 'Drop out', track: { id: 'jax', title: 'Jax' } });
  const questions = pattern?.modes.flatMap((mode) => mode.questions) ?? [];
  expect(questions).toHaveLength(1 + 3 * QUESTION_KINDS.length);
  expect(questions.find(({ id }) => id === 'my-test-order')).toMatchObject({
    kind: 'order',
    title: 'My test order',
  });
});

test('what is there is never changed', async () => {
  await main(['pattern', folder()]);
  const file = join(folder(), 'practice/01-create-the-loss.md');
  const before = await readFile(file, 'utf8');
  expect(await main(['question', file, '--kind', 'order'])).toBe(2);
  expect(await main(['pattern', folder()])).toBe(2);
  expect(await readFile(file, 'utf8')).toBe(before);
});

test.each([
  [[], 'what to make and where?'],
  [['lesson', 'x'], 'what to make and where?'],
  [['question', 'nowhere/practice/01-x.md'], 'is no mode of a pattern'],
  [['question', 'nowhere/practice/01-x.txt'], 'a question is a Markdown file'],
  [['pattern', '77'], 'lower-case words'],
  [['pattern', 'patterns/drop-out'], 'say patterns/pytorch/drop-out'],
  [['pattern', 'x', '--knid'], "Unknown option '--knid'"],
])('%j is refused', async (args, why) => {
  expect(await main(args)).toBe(2);
  expect(errors.join('')).toContain(why);
});

test('an unknown kind is refused with those that there are', async () => {
  await main(['pattern', folder()]);
  expect(await main(['question', join(folder(), 'practice/02-x.md'), '--kind', 'essay'])).toBe(2);
  expect(errors.join('')).toContain("there is no kind 'essay': fill, fill-many");
});
