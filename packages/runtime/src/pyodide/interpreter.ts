/** Pyodide with the driver and torch loaded, inside a worker: turns requests into messages. Knows no worker API. */
import { bindTorch } from '@tenfold/torch';
import type { PyodideAPI, PyodideConfig } from 'pyodide';
import type { Request } from '../protocol.ts';
import { installMemoryCap, setMemoryCap } from './memory-cap.ts';
import { makeSnapshot, snapshotConfig } from './snapshot.ts';

/** Path below a folder on Python's path -> text of the file: the driver and torch. */
export type PythonFiles = Readonly<Record<string, string>>;

export interface Interpreter {
  /** Versions, as `tenfold_driver.resident.info` tells them. */
  readonly info: { readonly python: string; readonly torch: string };
  /** Python's memory when it was ready, to start the next from; null if this one was started so itself. */
  readonly snapshot: ArrayBuffer | null;
  /** Runs one program and hands its messages to `post`. Throws when Python itself broke under it. */
  run(request: Request, post: (message: unknown) => void): void;
}

export interface InterpreterParts {
  readonly python: PythonFiles;
  /** Memory shared with whoever may interrupt. */
  readonly interrupts: Uint8Array | null;
  /** What an earlier interpreter made of the same files. */
  readonly snapshot: ArrayBuffer | null;
}

/** Starts Pyodide by `load`, with driver and torch loaded: afresh, or from a snapshot, which takes a fifth of the time. */
export async function startInterpreter(
  load: (config: PyodideConfig) => Promise<PyodideAPI>,
  { python, interrupts, snapshot }: InterpreterParts,
): Promise<Interpreter> {
  installMemoryCap();
  const pyodide = await load({ env: { PYTHONHASHSEED: '0' }, ...snapshotConfig(snapshot) });
  bindTorch(pyodide, python);
  const resident = pyodide.pyimport('tenfold_driver.resident');
  const runner = resident.start();
  const made = snapshot === null ? makeSnapshot(pyodide) : null;
  // What was meant for the worker before this one may still be there.
  interrupts?.fill(0);
  if (interrupts) pyodide.setInterruptBuffer(interrupts);
  let takeStray: (text: string) => void = () => undefined;
  takeStrayOutput(pyodide, (text) => takeStray(text));
  return {
    info: JSON.parse(resident.info()),
    snapshot: made,
    run(request, post): void {
      takeStray = (text) => post({ kind: 'output', text });
      interrupts?.fill(0);
      setMemoryCap(request.memoryMb);
      runner.run(JSON.stringify(request), (text: string) => {
        const message = JSON.parse(text);
        // What Pyodide has to say should it break after this is not the program's.
        if (message.kind === 'result') takeStray = () => undefined;
        post(message);
      });
    },
  };
}

/** What a program writes past `sys.stdout`, for instance with `os.write(1, ...)`. */
function takeStrayOutput(pyodide: PyodideAPI, take: (text: string) => void): void {
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array): number => {
    take(decoder.decode(bytes, { stream: true }));
    return bytes.length;
  };
  pyodide.setStdout({ write });
  pyodide.setStderr({ write });
}
