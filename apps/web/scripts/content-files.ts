/**
 * Vite plugin: a compiled pattern's JSON as a file that the page fetches. Importing `practice.json?content` gives its
 * address and a function that loads it (where pages are prerendered, the function has the content in it). With
 * `&part=shown` it is the part that a page needs to appear: the first variant of each question, nothing sealed.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PublicPractice } from '@tenfold/pattern/public';
import type { Plugin } from 'vite';

export function contentFiles(): Plugin {
  return {
    name: 'tenfold:content-files',
    async load(id, options) {
      const [file = '', query = ''] = id.split('?');
      const wanted = new URLSearchParams(query);
      if (!wanted.has('content')) return null;
      this.addWatchFile(file);
      const text = await readFile(file, 'utf8');
      const content = wanted.get('part') === 'shown' ? JSON.stringify(shownPart(JSON.parse(text))) : text;
      const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
      const fileName = `assets/${basename(file, '.json')}-${hash}.json`;
      const here = options?.ssr === true || this.environment.mode === 'dev';
      if (!here) this.emitFile({ type: 'asset', fileName, source: content });
      const load = here
        ? `async () => JSON.parse(${JSON.stringify(content)})`
        : `async () => { const r = await fetch(url); if (!r.ok) throw new Error(url + ': ' + r.status); return r.json(); }`;
      return {
        code: `export const url = ${JSON.stringify(`/${fileName}`)}; export const load = ${load};`,
        moduleType: 'js',
        map: null,
      };
    },
  };
}

function shownPart({ questions }: PublicPractice): PublicPractice {
  return {
    questions: questions.map((question) => ({
      ...question,
      variants: question.variants.slice(0, 1).map((variant) => ({ ...variant, sealed: '' })),
    })),
  };
}
