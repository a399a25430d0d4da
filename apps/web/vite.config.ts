import { defineConfig } from 'vite';
import { shownPart } from './scripts/shown-part.ts';

export default defineConfig({
  root: import.meta.dirname,
  appType: 'spa',
  logLevel: 'warn',
  plugins: [shownPart()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true },
  build: {
    target: 'es2022',
    cssCodeSplit: false,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
