/**
 * Runs programs on the machine's Python with PyTorch. One process imports torch once; on Linux every program runs
 * in a fork of it, elsewhere the process is replaced after each program (`python/tenfold_driver/serve.py`).
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { RuntimeUnavailable } from '../runtime.ts';
import type { Runtime, RuntimeInfo } from '../runtime.ts';
import { openSession, type Python } from '../session.ts';
import { findPython } from './find-python.ts';
import { PythonProcess, parseLine } from './python-process.ts';

export interface CPythonOptions {
  /** The Python to run; default: `TENFOLD_PYTHON`, else the first of `python3`, `python` that has torch. */
  readonly python?: string;
  /** A fork for each program (Linux only) or a process for each; default: what the system can. */
  readonly fork?: boolean;
}

/** Starts the machine's PyTorch. Rejects with `RuntimeUnavailable`, which says what to install. */
export async function startCPython(options: CPythonOptions = {}): Promise<Runtime> {
  const python = options.python ?? (await findPython());
  return openSession(() => startProcess(python, options.fork ?? process.platform === 'linux'));
}

const DRIVER_FOLDER = fileURLToPath(new URL('../../python/', import.meta.url));

const readySchema = v.object({ kind: v.literal('ready'), python: v.string(), torch: v.string() });

async function startProcess(python: string, forks: boolean): Promise<Python> {
  // Programs work in folders below this one; what a killed process leaves there goes with it.
  const folder = mkdtempSync(join(tmpdir(), 'tenfold-'));
  const child = spawn(python, ['-m', 'tenfold_driver.serve', ...(forks ? ['--fork'] : [])], {
    cwd: DRIVER_FOLDER,
    env: { ...process.env, PYTHONHASHSEED: '0', PYTHONUTF8: '1', TMPDIR: folder, TMP: folder },
  });
  child.on('close', () => rmSync(folder, { recursive: true, force: true }));
  const lines = createInterface({ input: child.stdout });
  const info = await readInfo(child, lines).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw unavailable(python, error instanceof Error ? error.message : String(error));
  });
  return new PythonProcess(child, lines, info, forks);
}

/** Resolves with the first line that says `ready`; rejects with the last thing Python said before it ended. */
function readInfo(child: ChildProcessWithoutNullStreams, lines: Interface): Promise<RuntimeInfo> {
  return new Promise((resolve, reject) => {
    let lastWords = 'it ended without a word';
    const onStderr = (data: Buffer): void => {
      lastWords = data.toString().trim().split('\n').at(-1) ?? lastWords;
    };
    const onLine = (line: string): void => {
      const ready = v.safeParse(readySchema, parseLine(line));
      if (!ready.success) return;
      child.stderr.off('data', onStderr);
      lines.off('line', onLine);
      resolve({ on: 'pytorch', python: ready.output.python, torch: ready.output.torch });
    };
    child.stderr.on('data', onStderr);
    lines.on('line', onLine);
    child.on('error', reject);
    child.on('close', () => reject(new Error(lastWords)));
  });
}

function unavailable(python: string, why: string): RuntimeUnavailable {
  return new RuntimeUnavailable(
    `'${python}' cannot run programs on PyTorch: ${why}\n` +
      'Install it with `pip install torch`, or set TENFOLD_PYTHON to a Python (3.10 or newer) that has it.',
  );
}
