import { defineConfig } from 'vite';
import { contentFiles } from './scripts/content-files.ts';
import { styleLoader } from './scripts/style-loader.ts';

/** What most pages share goes into one file: on a slow connection each further request costs more than its bytes. */
const SHARED = /\/(node_modules\/(@preact|preact|preact-iso)|packages\/(practice|pattern)|apps\/web\/src)\//;
/** What only the pages share on which questions are answered. */
const ANSWERING =
  /\/apps\/web\/src\/(kinds\/(?!blanks\/drag|write\/)|task\/(?!recorded|opening|unseal|notice)|question\/(?!result|report|answered|quick)|proof-strip\/mark)|\/packages\/(practice\/src\/(kinds|task\/(?!resume|bank))|pattern\/src\/kinds\/predict\/(same|happening))/;
/** What comes with the sealed answers. */
const OPENING =
  /\/apps\/web\/src\/task\/(opening|unseal)|\/packages\/(practice\/src\/task\/resume|pattern\/src\/(seal|pack))/;
/** What the pages share on which things are shown, and how they end. */
const SHOWING = /\/apps\/web\/src\/(cell|ref-tip)\//;
const ENDING = /\/apps\/web\/src\/mode-end\//;
/** What the pages share that give an overview. */
const OVERVIEW =
  /\/apps\/web\/src\/(ring\/modes-done|proof-strip\/(run-marks|proof-text))|\/packages\/practice\/src\/progress\/(mode-progress|first-attempts|local-day)/;
/** How the learner stands: of the pages that give an overview and show that. */
const STANDING =
  /\/apps\/web\/src\/(content\/banks|routes\/test\/verdict-text)|\/packages\/practice\/src\/(standing\/mode-standing|challenge\/(sitting|challenge-result|timing)|test\/sitting)/;
/** What the runner does, what an answer brings, what a test takes: shared only by parts that are fetched later. */
const LATER =
  /\/apps\/web\/src\/((offline|keeping)\/|routes\/(test|challenge|experiment)|content\/(data-file|banks)|charts|calibration|stepper|runner\/(open-runner|outcome|program-of|program-editor|python)|kinds\/write|task\/(recorded|notice)|question\/(result|report|answered|quick)|proof-strip\/(?!mark|run-marks|proof-text))|\/packages\/practice\/src\/(task\/bank|test|verdict|calibration|challenge|review(?!\/grade)|standing)\/|\/packages\/pattern\/src\/experiment\//;
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
                  {
                    name: 'shared',
                    test: (id: string) =>
                      SHARED.test(id) &&
                      ![ANSWERING, OPENING, SHOWING, ENDING, OVERVIEW, LATER].some((part) => part.test(id)),
                    minShareCount: 2,
                    priority: 3,
                  },
                  { name: 'answering', test: ANSWERING, minShareCount: 2 },
                  { name: 'showing', test: SHOWING, minShareCount: 2 },
                  { name: 'ending', test: ENDING, minShareCount: 2 },
                  { name: 'opening', test: OPENING, minShareCount: 2 },
                  { name: 'overview', test: OVERVIEW, minShareCount: 2, priority: 2 },
                  { name: 'standing', test: STANDING, minShareCount: 2, priority: 1 },
                ],
              },
            },
          }),
    },
  },
}));
