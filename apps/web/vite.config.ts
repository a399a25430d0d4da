import { defineConfig } from 'vite';
import { contentFiles } from './scripts/content-files.ts';
import { styleLoader } from './scripts/style-loader.ts';

/** Files of the site by how their paths begin: of `web` below `apps/web/src/`, else below `packages/`. */
const files = (web: readonly string[], packages: readonly string[] = []) =>
  new RegExp(`/(apps/web/src/(${web.join('|')})|packages/(${['-', ...packages].join('|')}))`);

/** What only the pages share on which questions are answered. */
const ANSWERING = files(
  [
    'kinds/(?!blanks/drag|write/)',
    'task/(?!recorded|opening|unseal|notice)',
    'question/(?!result|report|answered|quick|confidence|step-through|next-link)',
    'proof-strip/mark',
  ],
  ['practice/src/(kinds|task/(?!resume|bank))', 'pattern/src/kinds/predict/(same|happening)'],
);
/** What comes with the sealed answers. */
const OPENING = files(['task/(opening|unseal)'], ['practice/src/task/resume', 'pattern/src/(seal|pack)']);
/** What the pages share on which things are shown. */
const SHOWING = files(['cell', 'ref-tip'], ['charts/src/axis/format']);
/** What the pages share that tell how the learner stands. */
const STANDING = files(
  ['ring/modes-done', 'proof-strip/(run-marks|proof-text)', 'content/banks', 'routes/test/verdict-text'],
  [
    'practice/src/progress/(mode-progress|first-attempts|local-day)',
    'practice/src/standing/mode-standing',
    'practice/src/challenge/(sitting|challenge-result|timing)',
    'practice/src/test/(sitting|strength|evidence)',
    'practice/src/verdict/(band|posterior|estimate|verdict)',
  ],
);
/** What the page of the experiment shares with what it fetches later. */
const MEASURING = files(
  ['routes/experiment/(lab|measures|shown-results)'],
  ['pattern/src/experiment/(compare-seeds|experiment|record)'],
);
/** What only parts share that are fetched later: the runner, what an answer brings, what a test takes. */
const LATER = files(
  [
    'offline',
    'keeping',
    'routes/(test|challenge|experiment/(?!experiment-content))',
    'content/data-file',
    'charts',
    'calibration',
    'stepper',
    'runner/(open-runner|outcome|program-of|program-editor|python)',
    'kinds/write',
    'task/(recorded|notice)',
    'question/(result|report|answered|quick|confidence|step-through|next-link)',
    'proof-strip',
  ],
  [
    'practice/src/(task/bank|test|verdict|calibration|challenge|review(?!/grade)|standing)',
    'pattern/src/experiment',
  ],
);
/** What is left is shared by most pages, and goes into one file: on a slow connection each further request costs more than its bytes. */
const SHARED = files([''], ['practice', 'pattern']);
const NOT_SHARED = [ANSWERING, OPENING, SHOWING, STANDING, MEASURING, LATER];
const LIBRARIES = /\/node_modules\/(@preact|preact|preact-iso)\//;
const isShared = (id: string) =>
  LIBRARIES.test(id) || (SHARED.test(id) && !NOT_SHARED.some((part) => part.test(id)));
/** Our packages and valibot do nothing when they are only imported: what is not used is left out. (The engine fills its table of ops.) */
const PURE = /\/(packages\/(?!torch\/)|node_modules\/valibot\/)/;

export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  appType: 'spa',
  logLevel: 'warn',
  plugins: [contentFiles(), styleLoader()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Preact must be one module in development as well: two copies of it lose each other's hooks.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      'preact',
      'preact/hooks',
      'preact/jsx-runtime',
      'preact/jsx-dev-runtime',
      'preact-iso',
      '@preact/signals',
    ],
  },
  ssr: { noExternal: true },
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    // The prerenderer writes these links itself, for what each page needs.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: PURE, sideEffects: false }] },
      ...(isSsrBuild
        ? {}
        : {
            output: {
              codeSplitting: {
                groups: [
                  { name: 'shared', test: isShared, minShareCount: 2, priority: 1 },
                  { name: 'answering', test: ANSWERING, minShareCount: 2 },
                  { name: 'showing', test: SHOWING, minShareCount: 2 },
                  { name: 'opening', test: OPENING, minShareCount: 2 },
                  { name: 'standing', test: STANDING, minShareCount: 2 },
                  { name: 'valibot', test: /\/node_modules\/valibot\//, minShareCount: 2, priority: 1 },
                  { name: 'measuring', test: MEASURING, minShareCount: 2 },
                ],
              },
            },
          }),
    },
  },
}));
