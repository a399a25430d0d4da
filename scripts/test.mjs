/**
 * `npm test`: every check in order, each with its own output, and a plain summary at the end.
 * `npm run check` (`--quick`) leaves out what needs a browser, PyTorch or more than a few seconds.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findPyTorch } from './find-pytorch.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quick = process.argv.includes('--quick');
const python = findPyTorch();
const on = python ? 'both' : 'engine';

/** name, what it shows, command, and whether the quick run has it too */
const steps = [
  ['format', 'the code is formatted', 'biome format .', true],
  ['lint', 'no lint finding; packages import only what they may', 'oxlint --type-aware', true],
  ['types', 'it compiles', 'tsc -b', true],
  ['patterns', 'every pattern file is right', 'tenfold check', true],
  ['unit', 'unit and property tests', quick ? 'vitest run --exclude **/*.slow.test.ts' : 'vitest run', true],
  [
    'oracle',
    'our torch gives what PyTorch recorded',
    'npm run --silent oracle -- --known packages/torch/oracle/known-not-to-pass.txt',
    false,
  ],
  ['proofs', `every option was run (on ${on}) and exactly the key passes`, `tenfold prove --on ${on}`, false],
  ['budgets', 'the pages weigh what they may', 'npm run --silent budgets', false],
  ['e2e', 'a learner in Chromium', 'playwright test --config e2e/playwright.config.ts', false],
];

const env = {
  ...process.env,
  PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  ...(python ? { TENFOLD_PYTHON: python } : {}),
};

if (!python) {
  console.log('tenfold: NO PYTORCH HERE: nothing is compared with real PyTorch in this run.');
  console.log('tenfold: `pip install torch` in a virtual environment and name its python in TENFOLD_PYTHON.');
}

const results = steps
  .filter(([, , , inQuick]) => inQuick || !quick)
  .map(([name, meaning, command]) => {
    console.log(`\n== ${name}: ${meaning} ==`);
    const startedAt = performance.now();
    const { status } = spawnSync(command, { cwd: root, env, stdio: 'inherit', shell: true });
    return { name, passed: status === 0, seconds: (performance.now() - startedAt) / 1000 };
  });

console.log(`\n== summary${python ? '' : ' (without PyTorch)'} ==`);
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(11)} ${seconds.toFixed(1).padStart(6)} s`);
}
const failed = results.filter((result) => !result.passed).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
