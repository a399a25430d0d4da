/** The reference for authors is tested: every example in docs/pattern-format.md is read as a pattern. */
import { readFileSync } from 'node:fs';
import { candidates, parsePattern, QUESTION_KINDS } from '@tenfold/pattern';
import { expect, test } from 'vitest';

const doc = readFileSync(new URL('../../../../docs/pattern-format.md', import.meta.url), 'utf8');

/** The examples that have a file name after their language, and `track.yaml`. */
function examplesOf(text: string): Record<string, string> {
  const blocks = text.matchAll(/^(`{3,})(?:markdown|python|yaml) (\S+\.(?:md|py|yaml))\n([\s\S]*?)\n\1$/gm);
  return Object.fromEntries([...blocks].map(([, , name = '', content = '']) => [name, `${content}\n`]));
}

test('the examples make a pattern without a fault, with a question of every kind', () => {
  const { pattern, diagnostics } = parsePattern(examplesOf(doc));
  expect(diagnostics).toEqual([]);
  const questions = pattern?.modes.flatMap((mode) => mode.questions) ?? [];
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(QUESTION_KINDS));
  for (const question of questions) expect(candidates(question, {}, '').length).toBeGreaterThan(1);
});

test('every field and every code block that a question may have is in the reference', () => {
  const front = [
    'id',
    'kind',
    'level',
    'skill',
    'attempts',
    'order',
    'keyed',
    'repeats',
    'tolerance',
    'vary',
    'derive',
    'where',
  ];
  const words = ['setup', 'show', 'check', 'truth', 'claim', 'expect', 'shown', 'quick'];
  const rows = doc
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .join('\n');
  for (const word of [...front, ...words]) expect(rows).toContain(`\`${word}\``);
});
