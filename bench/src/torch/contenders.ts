/** Everyone who is measured, each in a process of its own that lives through all rounds. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Answer, Request } from './child.ts';

export type ContenderName =
  | 'pytorch'
  | 'typescript'
  | 'python'
  | 'jax-js'
  | 'tfjs-wasm'
  | 'js-pytorch'
  | 'webgpu-torch';

export const PEERS = ['jax-js', 'tfjs-wasm', 'js-pytorch', 'webgpu-torch'] as const;

export interface Contender {
  readonly name: ContenderName;
  readonly version: string;
  measure(request: Request): Promise<Answer>;
  stop(): void;
}

/** Why a contender isn't there. */
export interface Absent {
  readonly name: ContenderName;
  readonly why: string;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Node 20 only: relaxed SIMD, which browsers and newer Nodes have switched on, and no inlining of WebAssembly calls,
 * which makes its V8 abort now and then when Pyodide calls back and forth.
 */
const FLAGS =
  Number(process.versions.node.split('.')[0]) < 22
    ? ['--experimental-wasm-relaxed-simd', '--no-turbo-inline-js-wasm-calls']
    : [];

/** The Python whose PyTorch is measured. */
const PYTHON = process.env['TENFOLD_PYTHON'] ?? 'python3';

export async function startContender(name: ContenderName): Promise<Contender | Absent> {
  if (name === 'pytorch') return startPython();
  const path =
    name === 'typescript' ? './engine.ts' : name === 'python' ? './pyodide.ts' : `./peers/${name}.ts`;
  const module = name === 'typescript' || name === 'python' ? await bundle(here(path)) : here(path);
  const child = fork(here('./child.ts'), [module], {
    execArgv: ['--import', 'tsx', ...FLAGS],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return started(name, child, {
    send: (request) => child.send(request),
    next: async () => (await once(child, 'message'))[0],
  });
}

/** Our engine is measured as a page gets it: bundled. (What runs TypeScript in Node slows every closure down.) */
async function bundle(entry: string): Promise<string> {
  const outfile = here(`../../node_modules/.cache/${basename(entry, '.ts')}.mjs`);
  const external = ['pyodide', '@tenfold/torch/python'];
  const loader = { '.py': 'text' } as const;
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external,
    loader,
  });
  return outfile;
}

function startPython(): Promise<Contender | Absent> {
  const child = spawn(PYTHON, [here('./serve.py')], { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout });
  return started('pytorch', child, {
    send: (request) => child.stdin.write(`${JSON.stringify(request)}\n`),
    next: async () => JSON.parse(String((await once(lines, 'line'))[0])),
  });
}

interface Wire {
  send(request: Request): void;
  next(): Promise<unknown>;
}

/** Waits for the first message, which tells the version; a process that ends before is not installed. */
async function started(name: ContenderName, child: ChildProcess, wire: Wire): Promise<Contender | Absent> {
  let errors = '';
  child.stderr?.on('data', (data) => (errors += String(data)));
  const ended = once(child, 'exit').then(() => null);
  const hello = await Promise.race([wire.next(), ended]);
  if (hello === null) return { name, why: reason(errors) };
  const { version } = hello as { version: string };
  return {
    name,
    version,
    async measure(request) {
      const next = wire.next();
      wire.send(request);
      const answer = await Promise.race([next, ended]);
      return answer === null ? { unsupported: reason(errors) } : (answer as Answer);
    },
    stop: () => child.kill(),
  };
}

/** The line of what a process wrote before it ended that tells most; Pyodide's source is on lines of megabytes. */
function reason(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.length > 0 && line.length < 300);
  const telling = lines.findLast((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1);
  return telling?.trim() ?? 'it ended without a word';
}
