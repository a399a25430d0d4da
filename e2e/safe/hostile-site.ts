/** The site with the patterns of a stranger, built as the real one is, from a copy of its sources, and served as it is. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledPattern } from '@tenfold/pattern';
import { startServer } from '@tenfold/server';
import { writeContent } from '../../apps/cli/src/patterns/write-content.ts';

const repository = join(import.meta.dirname, '../..');
/** What is made, and not read. */
const MADE = new Set(['node_modules', 'dist', 'content'].map((name) => join(repository, 'apps/web', name)));

export interface HostileSite {
  readonly url: string;
  close(): Promise<void>;
}

export async function openHostileSite(patterns: readonly CompiledPattern[]): Promise<HostileSite> {
  const folder = await mkdtemp(join(tmpdir(), 'tenfold-hostile-'));
  const app = join(folder, 'apps/web');
  await cp(join(repository, 'apps/web'), app, {
    recursive: true,
    filter: (path) => !MADE.has(path),
  });
  await mkdir(join(app, 'node_modules'));
  for (const name of ['node_modules', 'packages', 'patterns', 'LICENSE', 'tsconfig.base.json'])
    await symlink(join(repository, name), join(folder, name));
  const content = patterns.map((compiled) => {
    return { compiled, data: new Map(), records: new Map(), experiments: [] };
  });
  await writeContent(content, join(app, 'content'));
  await build(app);
  const server = await startServer({ dir: join(app, 'dist'), port: 0 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function build(app: string): Promise<void> {
  const building = spawn(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
    cwd: app,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  building.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  return new Promise((resolve, reject) => {
    building.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed: ${said}`))));
  });
}
