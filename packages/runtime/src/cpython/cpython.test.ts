import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { hasPyTorch, startCPython } from './index.ts';

const pyTorch = await hasPyTorch();

describe.skipIf(!pyTorch)('CPython', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await startCPython();
  });
  afterAll(() => runtime?.close());

  const run = (code: string) => runtime.run({ code });

  it('says which Python and which PyTorch it is', () => {
    expect(runtime.info).toEqual({
      on: 'pytorch',
      python: expect.stringMatching(/^3\.\d+\.\d+/),
      torch: expect.stringMatching(/^\d+\.\d+/),
    });
  });

  it('waits for the threads of a program', async () => {
    const code =
      'import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.05), print("late"))).start()';
    expect(await run(code)).toMatchObject({ kind: 'finished', stdout: 'late\n' });
  });

  it('does not wait for daemon threads', async () => {
    const code =
      'import threading, time\nthreading.Thread(target=lambda: time.sleep(1000), daemon=True).start()';
    expect((await run(code)).kind).toBe('finished');
  });

  it('shows what a thread raised without frames of the library', async () => {
    const { stdout } = await run(
      'import threading\nthreading.Thread(target=lambda: 1 / 0, name="worker").start()',
    );
    expect(stdout).toMatch(
      /^Exception in thread worker:\nTraceback[^]*ZeroDivisionError: division by zero\n$/,
    );
    expect(stdout.match(/File /g)).toHaveLength(1);
  });

  it('keeps what a child process of the program writes', async () => {
    expect((await run('import subprocess\nsubprocess.run(["echo", "from a child"])')).stdout).toBe(
      'from a child\n',
    );
  });

  it('survives a crash of the interpreter', async () => {
    const outcome = await run('import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)');
    expect(outcome).toMatchObject({ kind: 'raised', error: { type: 'SystemError' } });
    expect(await run('print(1)')).toMatchObject({ kind: 'finished', stdout: '1\n' });
  });

  it('ends the child processes that a program leaves behind', async () => {
    const { stdout } = await run('import subprocess\nprint(subprocess.Popen(["sleep", "1000"]).pid)');
    await run('');
    const { stdout: state } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', stdout.trim()]).catch(
      () => ({ stdout: '' }),
    );
    // Gone, or dead and not yet taken note of.
    expect(state.trim()).toMatch(/^(|Z.*)$/);
  });

  it('starts again when the whole process is killed', async () => {
    const outcome = await run('import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nwhile True: pass');
    expect(outcome).toMatchObject({ kind: 'raised', error: { type: 'SystemError' } });
    expect((await run('print(1)')).stdout).toBe('1\n');
  });
});

describe.skipIf(!pyTorch)('CPython without forks', () => {
  it('runs every program in a process of its own', async () => {
    const runtime = await startCPython({ fork: false });
    const code = 'import os, sys\nprint(os.getpid(), "json" in sys.modules)\nsys.modules["json"] = None';
    const first = await runtime.run({ code });
    const stopped = await runtime.run({ code: 'print("a")\nwhile True: pass' }, { limits: { timeMs: 200 } });
    const second = await runtime.run({ code: 'import json, os\nprint(os.getpid(), True)' });
    await runtime.close();
    expect(stopped).toMatchObject({ kind: 'timed-out', stdout: 'a\n' });
    expect(second.kind).toBe('finished');
    expect(second.stdout).not.toBe(first.stdout);
  });
});

describe('a Python that cannot run PyTorch', () => {
  it('is refused with what to do', async () => {
    await expect(startCPython({ python: 'no-such-python' })).rejects.toThrow(
      /no-such-python.*\n.*pip install torch/,
    );
    await expect(startCPython({ python: process.execPath })).rejects.toThrow(/TENFOLD_PYTHON/);
  });
});
