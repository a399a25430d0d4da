/**
 * Vite plugin: `practice.json?shown` is the part of `practice.json` that the page needs to appear: the first variant
 * of each question and no sealed answers. It keeps what blocks the first paint small.
 */
import { readFile } from 'node:fs/promises';
import type { PublicPractice } from '@tenfold/pattern/public';
import type { Plugin } from 'vite';

export function shownPart(): Plugin {
  return {
    name: 'tenfold:shown-part',
    async load(id) {
      const [file, query] = id.split('?');
      if (query !== 'shown' || file === undefined) return null;
      const practice: PublicPractice = JSON.parse(await readFile(file, 'utf8'));
      const shown = JSON.stringify({ questions: practice.questions.map(firstVariant) });
      return { code: `export default JSON.parse(${JSON.stringify(shown)});`, moduleType: 'js', map: null };
    },
  };
}

type Question = PublicPractice['questions'][number];

function firstVariant(question: Question): Question {
  return {
    ...question,
    variants: question.variants.slice(0, 1).map((variant) => ({ ...variant, sealed: '' })),
  };
}
