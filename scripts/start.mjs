/** Serves the built pages (`npm start -- --port 8080 --host 0.0.0.0`). `prepare.mjs` has built them. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = [
  '--import',
  'tsx',
  'apps/server/src/main.ts',
  '--dir',
  'apps/web/dist',
  ...process.argv.slice(2),
];
const server = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
