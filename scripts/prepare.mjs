/**
 * Runs before `npm start`, `npm test` and `npm run build` in plain Node, so that a fresh clone needs nothing else:
 * installs the dependencies when the lockfile changed, builds when a source changed, and says what it does.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, '.cache/prepare.json');
const say = (text) => console.log(`tenfold: ${text}`);

function stop(text) {
  console.error(`tenfold: ${text}`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Node ${process.versions.node} is too old: Tenfold needs Node 20.19 or newer (https://nodejs.org).`);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function writeStamp(stamp) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
}

/** Runs a command, its output shown; stops with `remedy` when it fails. */
function run(command, args, remedy) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) stop(`\`${command} ${args.join(' ')}\` failed. ${remedy}`);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Every file that the build reads, sorted. */
function buildInputs(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      if (['node_modules', 'dist', '.cache', 'content'].includes(entry.name)) return [];
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return buildInputs(path);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

function install(stamp) {
  const lock = hashOf(['package-lock.json']);
  if (stamp.lock === lock && existsSync(join(root, 'node_modules'))) return stamp;
  say('installing the dependencies (once; about half a minute) ...');
  const remedy =
    'Is the npm registry reachable? Try again, or run `npm install --no-save --ignore-scripts` to see why.';
  // Not `npm ci`: it refuses a lockfile made where a registry lacks optional builds for other platforms.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--no-save', '--ignore-scripts', ...quiet], remedy);
  return { lock };
}

function build(stamp) {
  const inputs = hashOf([
    ...buildInputs('patterns'),
    ...buildInputs('packages'),
    ...buildInputs('apps'),
    'package-lock.json',
  ]);
  const site = process.env.TENFOLD_SITE ?? '';
  if (stamp.inputs === inputs && stamp.site === site && existsSync(join(root, 'apps/web/dist/index.html')))
    return stamp;
  say('building the pages and the Python package ...');
  run('npm', ['run', '--silent', 'build:all'], 'The message above names the place.');
  return { ...stamp, inputs, site };
}

checkNode();
const task = process.argv[2];
const startedAt = performance.now();
const installed = install(readStamp());
writeStamp(installed);
if (task !== 'install') writeStamp(build(installed));
say(`ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
