/** `tenfold run`: runs one Python file on our engine or on PyTorch, as a question's program would run. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Outcome, RuntimeUnavailable } from '@tenfold/runtime';
import { command } from '../command.ts';
import { type On, RUNTIMES, START } from '../runtimes.ts';

export const summary = 'Run a Python file on our engine or on PyTorch.';

const usage = `Usage: tenfold run FILE.py [--on engine|pytorch] [--time SECONDS] [--json]

Prints what the program prints; a traceback goes to standard error. The program runs in an empty folder of its own.

--on       engine (default): our torch on Pyodide; pytorch: this machine's PyTorch
--time     stop it after so many seconds (default 10)
--json     print {"kind", "stdout", "error": {"type", "message"} or null, "ms"} instead

Exit code: 0 finished, 1 raised, 2 wrong use or no Python to run it, 124 out of time, 130 interrupted.
`;

const EXIT_CODES = { finished: 0, raised: 1, 'timed-out': 124, interrupted: 130 } as const;

interface Options {
  readonly file: string;
  readonly on: On;
  readonly seconds: number;
  readonly json: boolean;
}

/** A program that cannot be read. */
class NoProgram extends Error {}

export const main = command({
  name: 'run',
  usage,
  read(args): Options {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        on: { type: 'string', default: 'engine' },
        time: { type: 'string', default: '10' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new Error('one file, please.');
    const on = RUNTIMES.find((name) => name === values.on);
    if (on === undefined) throw new Error(`--on ${values.on}: engine or pytorch.`);
    const seconds = Number(values.time);
    if (!(seconds > 0 && seconds <= 86_400)) throw new Error(`--time ${values.time}: a number of seconds.`);
    return { file, on, seconds, json: values.json };
  },
  run: async (options) => report(await run(options), options),
  told: [
    [NoProgram, 2],
    [RuntimeUnavailable, 2],
  ],
});

async function run({ file, on, seconds, json }: Options): Promise<Outcome> {
  const code = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new NoProgram(error.code === 'ENOENT' ? `${file}: there is no such file.` : error.message);
  });
  const stop = new AbortController();
  // The first Ctrl+C stops the program; the second, nothing being in its way any more, stops this.
  process.once('SIGINT', () => stop.abort());
  const runtime = await START[on]();
  try {
    return await runtime.run(
      { code },
      {
        limits: { timeMs: seconds * 1000 },
        signal: stop.signal,
        ...(json ? {} : { onOutput: (text: string) => process.stdout.write(text) }),
      },
    );
  } finally {
    await runtime.close();
  }
}

function report(outcome: Outcome, { seconds, json }: Options): number {
  const { kind, stdout, ms } = outcome;
  const error = kind === 'raised' ? outcome.error : null;
  if (json) {
    const short = error && { type: error.type, message: error.message };
    process.stdout.write(`${JSON.stringify({ kind, stdout, error: short, ms: Math.round(ms) })}\n`);
  } else if (error) {
    process.stderr.write(error.traceback);
  } else if (kind === 'timed-out') {
    process.stderr.write(`tenfold run: stopped after ${seconds} s; --time gives it longer.\n`);
  } else if (kind === 'interrupted') {
    process.stderr.write('tenfold run: interrupted.\n');
  }
  return EXIT_CODES[kind];
}
