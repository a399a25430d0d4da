import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPyTorch } from '@tenfold/runtime/cpython';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/tenfold.mjs', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenfold-run-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `tenfold run` on a program; Ctrl+C is sent as soon as it has printed `interruptAfter`. */
async function run(code: string, options: string[] = [], interruptAfter?: string): Promise<Ended> {
  const file = join(folder, 'program.py');
  await writeFile(file, code);
  return tenfold(['run', file, ...options], interruptAfter);
}

function tenfold(args: string[], interruptAfter?: string, env = process.env): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...args], { env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (interruptAfter !== undefined && stdout.includes(interruptAfter)) child.kill('SIGINT');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

const ON = [
  { on: 'engine', skip: false },
  { on: 'pytorch', skip: !(await hasPyTorch()) },
];

describe.each(ON)('tenfold run --on $on', ({ on, skip }) => {
  it.skipIf(skip)('prints what the program prints', async () => {
    const code = 'import torch\nprint(torch.tensor([1.0, 2.0]) * 2)';
    expect(await run(code, ['--on', on])).toEqual({ code: 0, stdout: 'tensor([2., 4.])\n', stderr: '' });
  });

  it.skipIf(skip)('gives the traceback on standard error and exit code 1 where it raises', async () => {
    const ended = await run('print("a")\n1 / 0\n', ['--on', on]);
    expect(ended).toMatchObject({ code: 1, stdout: 'a\n' });
    expect(ended.stderr).toMatch(
      /File "program\.py", line 2, in <module>[^]*ZeroDivisionError: division by zero\n$/,
    );
  });

  it.skipIf(skip)('tells the outcome as JSON', async () => {
    const { code, stdout } = await run('print("a")\nraise ValueError("no\\nnever")', ['--on', on, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      kind: 'raised',
      stdout: 'a\n',
      error: { type: 'ValueError', message: 'no\nnever' },
      ms: expect.any(Number),
    });
  });

  it.skipIf(skip)('stops at the time given', async () => {
    const ended = await run('while True: pass', ['--on', on, '--time', '0.3']);
    expect(ended).toMatchObject({ code: 124, stdout: '' });
    expect(ended.stderr).toMatch(/stopped after 0\.3 s/);
  });

  it.skipIf(skip)('is interrupted by Ctrl+C', async () => {
    const ended = await run('print("go")\nwhile True: pass', ['--on', on, '--time', '60'], 'go\n');
    expect(ended).toMatchObject({ code: 130, stdout: 'go\n' });
  });
});

describe('tenfold run', () => {
  it('says which file is missing', async () => {
    const ended = await tenfold(['run', join(folder, 'nothing.py')]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/nothing\.py/);
  });

  it('says what to do when there is no PyTorch', async () => {
    await writeFile(join(folder, 'program.py'), 'print(1)');
    const env = { ...process.env, TENFOLD_PYTHON: join(folder, 'no-python') };
    const ended = await tenfold(['run', join(folder, 'program.py'), '--on', 'pytorch'], undefined, env);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/TENFOLD_PYTHON/);
  });

  it.each([
    ['no file', []],
    ['an unknown place', ['a.py', '--on', 'mars']],
    ['no number', ['a.py', '--time', 'soon']],
    ['an unknown option', ['a.py', '--fast']],
  ])('refuses %s', async (_what, args) => {
    expect((await tenfold(['run', ...args])).code).toBe(2);
  });
});
