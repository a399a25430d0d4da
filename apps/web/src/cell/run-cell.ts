/** Runs cells, one at a time: fetched when the first one is run. */
import type { Signal } from '@preact/signals';
import { dataFile } from '../content/data-file.ts';
import { stop as stopRunner } from '../runner/open-runner.ts';
import { outcomeWords } from '../runner/outcome-words.ts';
import { startPython } from '../runner/python.ts';
import { say } from '../status/status-line.tsx';
import { type CellRun, NOT_RUN } from './cell-run.ts';

interface CellToRun {
  readonly code: string;
  /** Runs before it, unseen. */
  readonly prelude?: string;
  /** The pattern's, `pytorch/label-smoothing`. */
  readonly path: string;
  readonly files: readonly string[];
  readonly live: Signal<CellRun>;
}

const LIMITS = { timeMs: 30_000 };
/** Of the cell that runs: there is one Python. */
let current: AbortController | null = null;

/** Runs a cell's program; another one that runs is stopped. What it does is told in `live`. */
export async function runCell({ live, ...program }: CellToRun): Promise<void> {
  current?.abort();
  stopRunner();
  const stop = new AbortController();
  current = stop;
  live.value = { kind: 'running', stop, printed: '' };
  say('Running.');
  const ended = await runOnce({ live, ...program }, stop);
  if (current === stop) current = null;
  live.value = ended;
  if (ended.kind === 'ended') say(outcomeWords(ended.outcome));
}

async function runOnce(
  { code, prelude = '', path, files, live }: CellToRun,
  stop: AbortController,
): Promise<CellRun> {
  try {
    const [python, ...bytes] = await Promise.all([
      startPython(),
      ...files.map((name) => dataFile(path, name)),
    ]);
    if (stop.signal.aborted) return NOT_RUN;
    const outcome = await python.run(
      { code, prelude, files: dataOf(files, bytes) },
      {
        limits: LIMITS,
        signal: stop.signal,
        onOutput(text) {
          const now = live.peek();
          if (now.kind === 'running' && now.stop === stop)
            live.value = { ...now, printed: now.printed + text };
        },
      },
    );
    return { kind: 'ended', code, outcome };
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { kind: 'unavailable' };
  }
}

/** Opens a cell's program in the stepper; a run of a cell is stopped. */
export async function stepThroughCell(
  { code, path, files }: Omit<CellToRun, 'live'>,
  title: string,
): Promise<void> {
  current?.abort();
  stopRunner();
  try {
    const [{ openStepper }, ...bytes] = await Promise.all([
      import('../stepper/open-stepper.tsx'),
      ...files.map((name) => dataFile(path, name)),
    ]);
    openStepper({ code, files: dataOf(files, bytes) }, { title });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

function dataOf(files: readonly string[], bytes: readonly Uint8Array[]): Record<string, Uint8Array> {
  return Object.fromEntries(files.map((name, at) => [name, bytes[at] ?? new Uint8Array()]));
}

/** Starts Python before Run is pressed. What fails is told when it is. */
export function warmUpPython(): void {
  startPython().catch(() => undefined);
}
