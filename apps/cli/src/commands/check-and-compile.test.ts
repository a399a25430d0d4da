import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { candidates, hashOf, parsePattern, type Proof, type VariantId } from '@tenfold/pattern';
import { formatProof } from '@tenfold/proof';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadPattern } from '../patterns/load-pattern.ts';
import { ONE_QUESTION } from '../testing/one-question.ts';
import { runCommand } from '../testing/run-command.ts';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import { main as check } from './check.ts';
import { main as compile } from './compile.ts';

const QUESTION = ONE_QUESTION['a/practice/01-one.md'];

let root: string;
let put: TemporaryFolder['put'];
let remove: TemporaryFolder['remove'];
beforeEach(async () => {
  ({ path: root, put, remove } = await temporaryFolder(ONE_QUESTION));
});
afterEach(() => remove());

test('good patterns: exit code 0 and how many files were read', async () => {
  expect(await runCommand(check, root)).toEqual({ code: 0, text: '4 files, 0 errors, 0 warnings\n' });
});

test('a fault is shown with place, source, arrow and remedy: exit code 1', async () => {
  await put('a/practice/01-one.md', QUESTION.replace('level: easy', 'level: eazy'));
  const { code, text } = await runCommand(check, root);
  expect(code).toBe(1);
  const [head, ...frame] = text.split('\n');
  expect(head).toMatch(/a\/practice\/01-one\.md:4:8 error bad-value: `level` cannot be `"eazy"`\.$/);
  expect(frame.join('\n')).toBe(
    `  3 | kind: fill
  4 | level: eazy
    |        ^
  Write easy, medium or hard. Did you mean \`easy\`?

4 files, 1 error, 0 warnings
`,
  );
});

test('a warning alone is no failure', async () => {
  await put('a/practice/01-one.md', QUESTION.replace(' : is two', ''));
  const { code, text } = await runCommand(check, root);
  expect(code).toBe(0);
  expect(text).toContain('warning option-without-misconception');
  expect(text).toContain('4 files, 0 errors, 1 warning\n');
});

test('--json prints all diagnostics', async () => {
  await put('a/practice/01-one.md', QUESTION.replace('level: easy', 'levl: easy').replace('`2`', '`1`'));
  const { code, text } = await runCommand(check, root, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    files: 4,
    errors: 2,
    warnings: 0,
    diagnostics: [
      { code: 'unknown-field', severity: 'error', line: 4, column: 1 },
      {
        code: 'equal-options',
        severity: 'error',
        line: 20,
        column: 1,
        file: expect.stringMatching(/01-one\.md$/),
      },
    ],
  });
});

test('a path inside a pattern asks about its own faults, a pattern about its track too', async () => {
  await put('a/practice/02-two.md', QUESTION.replace('id: one', 'id: two').replace('level', 'levl'));
  await put('track.yaml', 'format: 1\nid: track\n');
  const one = await runCommand(check, join(root, 'a/practice/01-one.md'), '--json');
  expect(JSON.parse(one.text)).toMatchObject({ files: 1, errors: 0 });
  const practice = await runCommand(check, join(root, 'a/practice'), '--json');
  expect(JSON.parse(practice.text)).toMatchObject({ files: 3, errors: 1 });
  const pattern = await runCommand(check, join(root, 'a'), '--json');
  expect(JSON.parse(pattern.text)).toMatchObject({ files: 5, errors: 2 });
});

test('wrong use is exit code 2 and says what is wrong', async () => {
  expect(await runCommand(check, join(root, 'nowhere'))).toMatchObject({
    code: 2,
    text: expect.stringContaining('no such file'),
  });
  expect(await runCommand(check, '--jsn')).toMatchObject({ code: 2, text: expect.stringContaining('--jsn') });
});

test('what is not proved is not compiled, and nothing is written', async () => {
  const { code, text } = await runCommand(compile, root, '--out', join(root, 'out'));
  expect(code).toBe(1);
  expect(text).toContain('error missing-proof: `one` is not proved.');
  expect(text).toContain('Nothing was written.');
  expect(existsSync(join(root, 'out'))).toBe(false);
});

test('a record that cannot be read is shown at its file', async () => {
  await put('a/proofs/one.json', '{"format": 1, "question": "one"}');
  const { code, text } = await runCommand(compile, root, '--out', join(root, 'out'));
  expect(code).toBe(1);
  expect(text).toMatch(/a\/proofs\/one\.json:1:1 error bad-proof: The recorded proof cannot be read: hash/);
});

test('data and programs of experiments are no texts of the pattern: their bytes do not matter', async () => {
  const bytes = Uint8Array.from([0, 9, 16, 255]);
  await put('a/data/README.md', 'Where it is from.');
  await writeFile(join(root, 'a/data/digits.u8'), bytes);
  await put('a/experiment/clean.py', 'print(1)\n');
  await put('a/proofs/experiment-clean.json', '{"values": {}}');
  expect(await runCommand(check, root)).toMatchObject({ code: 0 });
  const loaded = await loadPattern(join(root, 'a'));
  expect([...loaded.data]).toEqual([['digits.u8', Buffer.from(bytes)]]);
  expect(Object.values(loaded.experiments)).toEqual(['print(1)\n']);
  expect([...loaded.records.keys()]).toEqual(['experiment-clean']);
  expect(loaded.proofs.size).toBe(0);
});

test('patterns that are gone leave the folder; what is not ours stays', async () => {
  await put('out/track/gone/pattern.json', '{}');
  await put('out/track/notes/mine.txt', 'keep');
  await runCommand(compile, root, '--out', join(root, 'out'));
  expect(existsSync(join(root, 'out/track/gone'))).toBe(true);
  await rm(join(root, 'a/practice/01-one.md'));
  expect((await runCommand(compile, root, '--out', join(root, 'out'))).code).toBe(0);
  expect(existsSync(join(root, 'out/track/gone'))).toBe(false);
  expect(existsSync(join(root, 'out/track/notes/mine.txt'))).toBe(true);
  expect(existsSync(join(root, 'out/track/a/pattern.json'))).toBe(true);
});

test('what is proved is compiled: an index, the pattern, and its questions by mode', async () => {
  const { files } = await loadPattern(join(root, 'a'));
  const { pattern } = parsePattern(files);
  const [question] = pattern?.modes[0]?.questions ?? [];
  if (question === undefined) throw new Error('the sample has a fault');
  const outcome = { kind: 'finished', shown: '', error: null } as const;
  const proof: Proof = {
    format: 1,
    question: question.id,
    hash: await hashOf(question, ''),
    ranOn: [],
    variants: [
      {
        id: '-' as VariantId,
        values: {},
        candidates: candidates(question, {}, '').map(({ answer, keyed }) => ({
          answer,
          passes: keyed === true,
          outcome,
        })),
      },
    ],
  };
  await put('a/proofs/one.json', formatProof(proof));
  await put('a/data/letters.txt', 'abc');
  const out = join(root, 'out');
  expect(await runCommand(compile, root, '--out', out)).toMatchObject({ code: 0 });
  const read = async (path: string) => JSON.parse(await readFile(join(out, path), 'utf8'));
  expect(await read('index.json')).toMatchObject({
    tracks: [{ id: 'track', title: 'Track', patterns: [{ id: 'a', title: 'A' }] }],
  });
  expect(await read('track/a/pattern.json')).toMatchObject({
    id: 'a',
    modes: [{ mode: 'practice', title: 'Practice', questions: ['one'] }],
  });
  expect(await read('track/a/practice.json')).toMatchObject({
    questions: [{ id: 'one', kind: 'fill', variants: [{ id: '-' }] }],
  });
  expect(await read('track/a/questions/one.json')).toEqual(
    (await read('track/a/practice.json')).questions[0],
  );
  expect(await readFile(join(out, 'track/a/data/letters.txt'), 'utf8')).toBe('abc');
});
