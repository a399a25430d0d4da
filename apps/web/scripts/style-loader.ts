/**
 * Vite plugin: what fetches the style sheets of a part that is fetched later, in place of Vite's own code for it, which
 * weighs 1 KiB on every page. A sheet that the page has is not fetched again (the prerenderer leaves a link for each); it
 * comes side by side with the script, and one that fails is forgotten, so that trying again fetches it.
 */
import type { Plugin } from 'vite';

const VITES_OWN = '\0vite/preload-helper.js';

const SOURCE = `
const sheet = (file) => new Promise((done, fail) => {
  const href = '/' + file;
  if (document.querySelector('link[href="' + href + '"]')) return done();
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done });
  link.onerror = () => {
    link.remove();
    fail(Error(href + ' could not be fetched.'));
  };
  document.head.append(link);
});
const isSheet = (file) => file.endsWith('.css');
export const __vitePreload = async (load, files = []) =>
  (await Promise.all([load(), ...files.filter(isSheet).map(sheet)]))[0];
`;

export function styleLoader(): Plugin {
  return {
    name: 'tenfold:style-loader',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      return id === VITES_OWN ? { code: SOURCE, moduleSideEffects: false } : null;
    },
  };
}
