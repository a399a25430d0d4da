import { defineConfig } from 'vite';
import { contentFiles } from './scripts/content-files.ts';

/**
 * What the pages share goes into one file: on a slow connection each further request costs more than its bytes. What the
 * runner does is shared only by parts that are fetched later.
 */
const SHARED =
  /\/(node_modules\/(@preact|preact|preact-iso)|packages\/(practice|pattern)|apps\/web\/src)\/(?!runner\/(open-runner|python)\.ts)/;
/** Our packages and valibot do nothing when they are only imported: what is not used is left out. */
const PURE = /\/(packages|node_modules\/valibot)\//;

export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  appType: 'spa',
  logLevel: 'warn',
  plugins: [contentFiles()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: {
    target: 'es2022',
    cssCodeSplit: false,
    reportCompressedSize: false,
    // The prerenderer writes these links itself, for what each page needs.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: PURE, sideEffects: false }] },
      ...(isSsrBuild
        ? {}
        : { output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED, minShareCount: 2 }] } } }),
    },
  },
}));
