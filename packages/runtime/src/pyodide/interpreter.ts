/** Pyodide with the driver and torch loaded, inside a worker: turns requests into messages. Knows no worker API. */
import { bindTorch } from '@tenfold/torch';
import type { PyodideAPI } from 'pyodide';
import type { Request } from '../protocol.ts';
import { setMemoryCap } from './memory-cap.ts';

/** Path below a folder on Python's path -> text of the file: the driver and torch. */
export type PythonFiles = Readonly<Record<string, string>>;

export interface Interpreter {
  /** Versions, as `tenfold_driver.resident.info` tells them. */
  readonly info: { readonly python: string; readonly torch: string };
  /** Runs one program and hands its messages to `post`. Throws when Python itself broke under it. */
  run(request: Request, post: (message: unknown) => void): void;
}

/** Loads driver and torch into a fresh Pyodide. `interrupts` is memory shared with whoever may interrupt. */
export function prepareInterpreter(
  pyodide: PyodideAPI,
  files: PythonFiles,
  interrupts: Uint8Array | null,
): Interpreter {
  bindTorch(pyodide, files);
  if (interrupts) pyodide.setInterruptBuffer(interrupts);
  const resident = pyodide.pyimport('tenfold_driver.resident');
  const runner = resident.Resident();
  let takeStray: (text: string) => void = () => undefined;
  takeStrayOutput(pyodide, (text) => takeStray(text));
  return {
    info: JSON.parse(resident.info()),
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
