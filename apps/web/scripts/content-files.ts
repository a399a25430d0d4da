/**
 * Vite plugin: a compiled pattern's JSON as a file that the page fetches. Importing `practice.json?content` gives its
 * address (where pages are prerendered, the content with it). With `&part=shown` it is the part that a page needs to
 * appear: the first variant of each question, nothing sealed.
 * Importing `pattern.json?questions` gives the address of a folder with one file for each question of the pattern, under
 * the content's version: so no page has to carry a list of addresses. Importing `data/digits.u8?data` gives its address.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { PublicPattern, PublicPractice } from '@tenfold/pattern/public';
import type { Plugin } from 'vite';

export function contentFiles(): Plugin {
  return {
    name: 'tenfold:content-files',
    async load(id, options) {
      const [file = '', query = ''] = id.split('?');
      const wanted = new URLSearchParams(query);
      const here = options?.ssr === true || this.environment.mode === 'dev';
      if (wanted.has('questions')) {
        const folder = dirname(file);
        if (this.environment.mode === 'dev')
          return exported({ folder: `/${relative(this.environment.config.root, folder)}/questions` });
        const { files, name } = await questionFiles(folder);
        if (!here)
          for (const { id, source } of files)
            this.emitFile({ type: 'asset', fileName: `${name}/${id}`, source });
        return exported({ folder: `/${name}` });
      }
      if (wanted.has('data')) {
        if (this.environment.mode === 'dev')
          return exported({ url: `/${relative(this.environment.config.root, file)}` });
        const source = await readFile(file);
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/${basename(file)}-${hash}.bin`;
        if (!here) this.emitFile({ type: 'asset', fileName, source });
        return exported({ url: `/${fileName}` });
      }
      if (!wanted.has('content')) return null;
      this.addWatchFile(file);
      const text = await readFile(file, 'utf8');
      const content = wanted.get('part') === 'shown' ? JSON.stringify(shownPart(JSON.parse(text))) : text;
      const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
      const fileName = `assets/${basename(file, '.json')}-${hash}.json`;
      if (!here) this.emitFile({ type: 'asset', fileName, source: content });
      const address = JSON.stringify(`/${fileName}`);
      const made = here ? `{ url: ${address}, content: ${content} }` : address;
      return { code: `export default ${made};`, moduleType: 'js', map: null };
    },
  };
}

/** The questions of the pattern compiled into `folder`, and the name that their own folder has in the site. */
async function questionFiles(folder: string) {
  const pattern: PublicPattern = JSON.parse(await readFile(join(folder, 'pattern.json'), 'utf8'));
  const ids = await readdir(join(folder, 'questions'));
  const files = await Promise.all(
    ids.map(async (id) => ({ id, source: await readFile(join(folder, 'questions', id), 'utf8') })),
  );
  return { files, name: `assets/${basename(folder)}-${pattern.contentVersion}` };
}

function exported(values: Readonly<Record<string, string>>) {
  const code = Object.entries(values).map(
    ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
  );
  return { code: code.join('\n'), moduleType: 'js', map: null } as const;
}

function shownPart({ questions }: PublicPractice): PublicPractice {
  return {
    questions: questions.map((question) => ({
      ...question,
      variants: question.variants.slice(0, 1).map((variant) => ({ ...variant, sealed: '' })),
    })),
  };
}
