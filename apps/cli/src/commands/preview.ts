/** `tenfold preview`: the pages of a pattern while it is edited, with its faults over them. */
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Runtime } from '@tenfold/runtime';
import { startNodePyodide } from '@tenfold/runtime/node';
import { startDevServer } from '@tenfold/web/dev';
import { command } from '../command.ts';
import { formatDiagnostic } from '../patterns/print-diagnostics.ts';
import { loadPatterns, named, NoPattern } from '../patterns/load-pattern.ts';
import { writeContent } from '../patterns/write-content.ts';
import { type Previewed, previewer } from '../preview/preview-pattern.ts';
import { formatFinding } from '../proofs/format-report.ts';

export const summary = 'Show a pattern while it is edited.';

const usage = `Usage: tenfold preview PATH [--port PORT]

Serves the pages of the pattern that PATH is or lies in, on this machine alone, and shows each change at once. What is not proved
is run on our engine in passing; faults and failed proofs are shown over the page and here. Nothing is recorded: that
is for \`tenfold prove --record\`, on both runtimes. Ctrl+C ends it. Exit code: 0 ended, 2 wrong use.
`;

const content = fileURLToPath(new URL('../../../web/content', import.meta.url));
/** An editor writes a file in several steps. */
const SETTLE_MS = 80;

export const main = command({
  name: 'preview',
  usage,
  read(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { port: { type: 'string', default: '5173' } },
    });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) throw new Error('one path, please.');
    if (!/^\d+$/.test(values.port)) throw new Error(`--port ${values.port}: a number.`);
    return { path, port: Number(values.port) };
  },
  async run({ path, port }) {
    const [pattern, second] = await loadPatterns([path]);
    if (!pattern || second) throw new NoPattern(`${path}: name one pattern.`);
    await preview(pattern.folder, port);
    return 0;
  },
  told: [[NoPattern, 2]],
});

async function preview(folder: string, port: number): Promise<void> {
  const engines: Promise<Runtime>[] = [];
  const look = previewer(folder, () => {
    const engine = engines[0] ?? startNodePyodide();
    engines[0] = engine;
    return engine;
  });
  const lookAndWrite = async () => {
    const seen = await look();
    const { compiled } = seen;
    if (compiled) await writeContent([{ ...seen, compiled }], content);
    return seen;
  };
  const first = await lookAndWrite();
  const server = await startDevServer(port);
  const show = (seen: Previewed) => {
    const faults = faultsOf(seen);
    process.stdout.write(faults === null ? `${clock()} as written\n` : `${clock()}\n${faults}\n`);
    server.show(seen.compiled === null ? faults : null);
  };
  process.stdout.write(`tenfold: ${named(folder)} at ${addressOf(server.url, folder)}\n`);
  show(first);
  const changes = watchFolder(folder, async () => show(await lookAndWrite()));
  await new Promise((resolve) => process.once('SIGINT', resolve));
  changes.close();
  await server.close();
  for (const engine of engines) await (await engine).close();
}

/** Calls `act` after changes in `folder`, never twice at once. */
function watchFolder(folder: string, act: () => Promise<void>): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(act).catch((error: unknown) => {
        process.stderr.write(`tenfold preview: ${error instanceof Error ? error.message : String(error)}\n`);
      });
    }, SETTLE_MS);
  });
  return {
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

/** Everything that is wrong, for a reader; null where nothing is. */
function faultsOf({ diagnostics, findings, files }: Previewed): string | null {
  const lines = [
    ...diagnostics.map((one) => formatDiagnostic(one, files[one.file])),
    ...findings.map((one) => formatFinding({ ...one, on: ['engine'] }, [])),
  ];
  return lines.length > 0 ? lines.join('\n') : null;
}

function addressOf(url: string, folder: string): string {
  return new URL(folder.split(/[\\/]/).slice(-2).join('/'), url).href;
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}
