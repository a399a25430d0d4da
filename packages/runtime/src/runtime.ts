/**
 * What it means to run a Python program. One interface; Pyodide (browser worker and Node worker) and CPython
 * with the machine's PyTorch implement it, and one contract suite tests them all.
 * The prover, the command line and the page know only this file.
 */

import type { Trace, TraceLimits } from './trace.ts';

export interface Program {
  /** The learner's program. Tracebacks name its lines, counted from 1, as file `program.py`. */
  readonly code: string;
  /** Runs first in the same namespace; its lines are never shown to the learner. */
  readonly prelude?: string;
  /** Runs after `code` when that finished (or always, if it reads `error`); what it prints is `Outcome.shown`. */
  readonly show?: string;
  /** Runs last. Assertions; sees the program's names, `stdout` and `error` (the exception, or None). */
  readonly check?: string;
  /** Names whose values are reported, as they are when `code` has ended. */
  readonly watch?: readonly string[];
  /** Files that are in the program's folder when it begins, by name (`digits.u8`; no folders). */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** Records `code` step by step in `Outcome.trace`; what is not given is `DEFAULT_TRACE_LIMITS`. */
  readonly trace?: Partial<TraceLimits>;
}

export interface Limits {
  /** Wall-clock time for the whole program; reaching it gives `timed-out`. */
  readonly timeMs: number;
  /** Characters of output kept; the rest is dropped with a notice and `truncated` is true. */
  readonly outputChars: number;
  /** What the program may take; reaching it raises MemoryError, or PyTorch's allocator error, inside the program. */
  readonly memoryMb: number;
}

export const DEFAULT_LIMITS: Limits = { timeMs: 10_000, outputChars: 20_000, memoryMb: 1024 };

/** A Python exception as the learner may see it; `SystemError` also when Python itself ended under the program. */
export interface PythonError {
  /** Class name without module, `RuntimeError`. */
  readonly type: string;
  /** `str(exception)`, all lines. */
  readonly message: string;
  /** As Python prints it, with the learner's own lines and without the runner's frames. */
  readonly traceback: string;
  /** Line of `program.py` that raised, if any. */
  readonly line: number | null;
}

/** A value of the program, in a form that survives JSON. Non-finite numbers are 'nan', 'inf', '-inf'. */
export type JsonNumber = number | 'nan' | 'inf' | '-inf';
export type Value =
  | { readonly kind: 'number'; readonly value: JsonNumber }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | {
      readonly kind: 'tensor';
      readonly dtype: string;
      readonly shape: readonly number[];
      /** Row-major; at most 1,000 values, then null. */
      readonly values: readonly JsonNumber[] | null;
    }
  | { readonly kind: 'other'; readonly type: string; readonly repr: string };

export type CheckResult =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly message: string }
  /** The check itself raised something else than AssertionError: its author's mistake. */
  | { readonly kind: 'broken'; readonly error: PythonError };

interface Ran {
  /** Standard output and error, in the order written. */
  readonly stdout: string;
  readonly truncated: boolean;
  /** What `show` printed, or null if it did not run. */
  readonly shown: string | null;
  /** Null when there was no check or it did not run. */
  readonly check: CheckResult | null;
  readonly values: Readonly<Record<string, Value>>;
  /** Only when it was asked for, `code` began, and Python itself could be asked to stop. */
  readonly trace?: Trace;
  /** Wall-clock milliseconds the program took, without starting Python. */
  readonly ms: number;
}

export type Outcome =
  | (Ran & { readonly kind: 'finished' })
  | (Ran & { readonly kind: 'raised'; readonly error: PythonError })
  | (Ran & { readonly kind: 'timed-out' })
  | (Ran & { readonly kind: 'interrupted' });

export interface RunOptions {
  readonly limits?: Partial<Limits>;
  /** Aborting it interrupts the program; the outcome is then `interrupted`. */
  readonly signal?: AbortSignal;
  /** Output as it is written, for a live log. */
  readonly onOutput?: (text: string) => void;
}

export interface RuntimeInfo {
  /** `engine` is our torch on Pyodide; `pytorch` is real PyTorch on CPython. */
  readonly on: 'engine' | 'pytorch';
  /** `3.14.0` */
  readonly python: string;
  /** `2.13.0+cpu`, or the engine's own version. */
  readonly torch: string;
}

/**
 * Runs one program at a time, each in a fresh namespace and a folder with its own files alone, with random numbers from seed 0. After a
 * time-out, an interrupt or a crash the next run works. `run` rejects only when Python itself cannot be had
 * (`RuntimeUnavailable`).
 */
export interface Runtime {
  readonly info: RuntimeInfo;
  run(program: Program, options?: RunOptions): Promise<Outcome>;
  close(): Promise<void>;
}

/** Python could not be started: says what is missing and what to do. */
export class RuntimeUnavailable extends Error {
  override readonly name = 'RuntimeUnavailable';
}
