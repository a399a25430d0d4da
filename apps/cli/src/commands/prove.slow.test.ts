import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasPyTorch } from '@tenfold/runtime/cpython';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ONE_QUESTION } from '../testing/one-question.ts';
import { runCommand } from '../testing/run-command.ts';
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts';
import { main } from './prove.ts';

// Each run of the command starts its own Pythons, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const hasTorch = await hasPyTorch();
if (!hasTorch) console.warn('NO PYTORCH HERE: the practice questions are proved on our engine alone.');

const prove = (...args: string[]) => runCommand(main, ...args);

describe('the practice questions', () => {
  it(`are proved on ${hasTorch ? 'our engine and PyTorch, which agree' : 'our engine'}, and the records say so`, async () => {
    const on = hasTorch ? 'both' : 'engine';
    const { text, code } = await prove('patterns/pytorch/label-smoothing/practice', '--on', on, '--json');
    const { runs, findings } = JSON.parse(text);
    expect(findings).toEqual([]);
    const each = { kind: 'ran', questions: 12, variants: 43, answers: 400 };
    expect(runs).toMatchObject(
      hasTorch
        ? [
            { ...each, on: 'engine' },
            { ...each, on: 'pytorch' },
          ]
        : [{ ...each, on: 'engine' }],
    );
    expect(code).toBe(0);
  });
});

describe('a pattern of one question', () => {
  let folder: string;
  let remove: TemporaryFolder['remove'];
  const on = hasTorch ? 'pytorch' : 'engine';
  const question = () => join(folder, 'a/practice/01-one.md');
  const records = () => readdir(join(folder, 'a/proofs'));
  const edit = async (from: string, to: string) => {
    const text = await readFile(question(), 'utf8');
    expect(text).toContain(from);
    await writeFile(question(), text.replace(from, to));
  };

  beforeEach(async () => {
    ({ path: folder, remove } = await temporaryFolder(ONE_QUESTION));
  });
  afterEach(() => remove());

  it('is recorded once, verified after, and refused when its code has changed', async () => {
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 1,
      text: expect.stringContaining('not-recorded: one'),
    });
    expect(await prove(folder, '--on', on, '--record')).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 record written'),
    });
    const text = await readFile(join(folder, 'a/proofs/one.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ question: 'one', ranOn: [{ on }] });
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 0,
      text: expect.stringContaining('Proved'),
    });
    expect(await prove(folder, '--on', on, '--record')).toMatchObject({
      code: 0,
      text: expect.stringContaining('0 records written'),
    });
    await edit('y = __1__', 'y = 0 + __1__');
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 1,
      text: expect.stringContaining('stale: one'),
    });
  });

  it('is not recorded while its key is wrong; the finding says where and what', async () => {
    await edit('- [x] `1`\n- [ ] `2`', '- [ ] `1`\n- [x] `2`');
    const { code, text } = await prove(folder, '--on', on, '--record');
    expect(code).toBe(1);
    expect(text).toMatch(/01-one\.md:\d+:\d+ key-fails: one, o2 = 2/);
    expect(text).toMatch(/01-one\.md:\d+:\d+ other-passes: one, o1 = 1/);
    await expect(records()).rejects.toThrow('ENOENT');
  });

  it('leaves no record behind when it gets another id', async () => {
    await prove(folder, '--on', on, '--record');
    await edit('id: one', 'id: other');
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 1,
      text: expect.stringContaining('none has this name'),
    });
    await prove(folder, '--on', on, '--record');
    expect(await records()).toEqual(['other.json']);
  });

  it('is recorded anew when its record cannot be read', async () => {
    await prove(folder, '--on', on, '--record');
    await writeFile(join(folder, 'a/proofs/one.json'), '{');
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 1,
      text: expect.stringContaining('bad-proof'),
    });
    expect(await prove(folder, '--on', on, '--record')).toMatchObject({ code: 0 });
  });

  it('runs nothing while a file is faulty', async () => {
    await rename(question(), join(folder, 'a/practice/one.md'));
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 1,
      text: expect.stringContaining('nothing was run'),
    });
  });
});

const PAGE = `---
minutes: 3
---
# Why

Half of one is {{half.kept}}.

\`\`\`python run id=half values=kept
kept = 1 / 2
print("half:", kept)
\`\`\`

\`\`\`python run id=no-text raises
print("before")
int("no")
\`\`\`

\`\`\`python figure id=squares
figure = {"title": "Squares", "points": [[x, x * x] for x in range(3)]}
\`\`\`
`;

describe('a page', () => {
  let folder: string;
  let remove: TemporaryFolder['remove'];
  const on = hasTorch ? 'pytorch' : 'engine';
  const record = () => join(folder, 'a/proofs/pages/why.json');
  const change = async (path: string, from: string, to: string) => {
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };

  beforeEach(async () => {
    const { 'track.yaml': track, 'a/pattern.md': pattern } = ONE_QUESTION;
    const files = { 'track.yaml': track, 'a/pattern.md': pattern, 'a/why.md': PAGE };
    ({ path: folder, remove } = await temporaryFolder(files));
    expect(await prove(folder, '--on', on, '--record')).toMatchObject({ code: 0 });
  });
  afterEach(() => remove());

  it('is recorded with what each program printed, raised and set', async () => {
    expect(JSON.parse(await readFile(record(), 'utf8'))).toMatchObject({
      page: 'why',
      ranOn: [{ on }],
      programs: [
        { id: 'half', printed: ['half: 0.5'], error: null, values: { kept: 0.5 }, figure: null },
        { id: 'no-text', printed: ['before'], error: { type: 'ValueError' }, values: {} },
        {
          id: 'squares',
          printed: [],
          figure: {
            points: [
              [0, 0],
              [1, 1],
              [2, 4],
            ],
          },
        },
      ],
    });
    expect(await prove(folder, '--on', on)).toMatchObject({ code: 0 });
    expect((await prove(folder, '--on', on, '--record')).text).toContain('0 records written');
  });

  it.each([
    ['a recorded output', '"half: 0.5"', '"half: 0.6"', 'half'],
    ['a recorded value', '"kept": 0.5', '"kept": 0.51', 'half'],
    ['a recorded error', 'ValueError', 'TypeError', 'no-text'],
    ['the data of a figure', '[2,4]', '[2,5]', 'squares'],
  ])('is refused where %s was corrupted', async (_, from, to, id) => {
    await change(record(), from, to);
    const { code, text } = await prove(folder, '--on', on);
    expect([code, text]).toEqual([
      1,
      expect.stringMatching(new RegExp(`why\\.md:\\d+:1 disagreement: ${id} `)),
    ]);
  });

  it('is refused where a program has changed, until it is recorded again', async () => {
    await change(join(folder, 'a/why.md'), '1 / 2', '2 / 4');
    expect(await prove(folder, '--on', on)).toMatchObject({
      code: 1,
      text: expect.stringContaining('stale: half'),
    });
    expect(await prove(folder, '--on', on, '--record')).toMatchObject({ code: 0 });
    expect(await prove(folder, '--on', on)).toMatchObject({ code: 0 });
  });

  it('leaves no record behind when it is gone', async () => {
    await rm(join(folder, 'a/why.md'));
    expect(await prove(folder, '--on', on)).toMatchObject({
      text: expect.stringContaining('none has this name'),
    });
    await prove(folder, '--on', on, '--record');
    await expect(readFile(record())).rejects.toThrow('ENOENT');
  });
});

describe('wrong use', () => {
  it.each([[['--on', 'tensorflow']], [['--no-such-option']], [['no/such/folder']]])(
    '%j is told with exit code 2',
    async (args) => {
      expect((await prove(...args)).code).toBe(2);
    },
  );

  it('a runtime asked for by name may not be missing', async () => {
    vi.stubEnv('TENFOLD_PYTHON', '/no/such/python');
    const { code, text } = await prove(
      'patterns/pytorch/label-smoothing/practice/03-a-value-that-works.md',
      '--on',
      'pytorch',
    );
    vi.unstubAllEnvs();
    expect([code, text]).toEqual([1, expect.stringContaining('NOT RUN')]);
  });
});
