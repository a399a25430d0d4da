import { expect, test } from 'vitest';
import { parsePattern, type PublicPage } from '../index.ts';
import { proofOf, recordOf } from '../proof.samples.ts';
import { change, FILL, PAGE, patternOf, withPage } from '../samples.ts';
import { compilePattern } from './compile-pattern.ts';

/** The sample page, changed and compiled with what its programs did. */
async function compile(...edits: readonly (readonly [from: string, to: string])[]) {
  const { pattern, diagnostics } = parsePattern(withPage(patternOf(FILL), change(PAGE, ...edits)));
  const [question] = pattern?.modes[0]?.questions ?? [];
  if (pattern === null || question === undefined) throw new Error(JSON.stringify(diagnostics));
  const pages = new Map(
    await Promise.all(pattern.pages.map(async (page) => [page.mode, await recordOf(page)] as const)),
  );
  const proofs = new Map([[question.id as string, await proofOf(question)]]);
  const result = await compilePattern(pattern, proofs, { pages, data: new Map() });
  const [page] = result.compiled?.pages ?? [];
  if (result.compiled === null || page === undefined) throw new Error(JSON.stringify(result.diagnostics));
  return { page, pattern: result.compiled.pattern };
}

const htmlOf = ({ parts }: PublicPage) => parts.map((part) => ('html' in part ? part.html : '')).join('');

test('a page is its parts in their order, with what was recorded of its programs', async () => {
  const { page, pattern } = await compile();
  expect(page).toMatchObject({
    mode: 'learn',
    title: 'Learn',
    minutes: 6,
    summary: 'Half of one is 0.50.',
    ranOn: [{ on: 'pytorch' }],
    parts: [
      { kind: 'heading', depth: 2, id: 'the-first-half', html: 'The first half' },
      { kind: 'prose' },
      { kind: 'cell', id: 'half', printed: '0.5', error: null, files: [] },
      { kind: 'note', html: '<p>A half is a share.</p>' },
      { kind: 'figure', id: 'halves', title: 'Halves', html: expect.stringContaining('<svg') },
    ],
  });
  expect(pattern.modes.map(({ mode, title }) => [mode, title])).toEqual([
    ['learn', 'Learn'],
    ['practice', 'Practice'],
  ]);
});

test('a recorded number is a link that says where it comes from', async () => {
  const { page } = await compile(['by two: `{{half.kept}}`', 'by two: {{half.kept:+.1%}}']);
  expect(htmlOf(page)).toContain(
    '<a href="#half" class="ref" data-from="Computed by a program on this page, which ran on PyTorch 2.13.">+50.0%</a>',
  );
  expect(htmlOf(page)).toMatch(
    /<a href="\/pytorch\/label-smoothing\/experiment" class="ref" data-from="Measured in the experiment, [^"]*">96\.1%<\/a>/,
  );
});

test('code, formulas and links keep their numbers inside', async () => {
  const { page } = await compile([
    'Divide $1$ by two: `{{half.kept}}`',
    'Get `x = {{half.kept}}`, $x = {{half.kept}}$ and [{{half.kept:.3f}}](https://example.org).\n\n$$\nx = {{half.kept:.2f}}\n$$\n\nGet',
  ]);
  const html = htmlOf(page);
  expect(html).toMatch(/<a href="#half"[^>]*><code>x = 0\.5<\/code><\/a>/);
  expect(html).toMatch(/<a href="#half"[^>]*><math[^>]*>.*<mn>0\.5<\/mn>/);
  expect(html).toContain('<a href="https://example.org">0.500</a>');
  expect(html).toContain('<mn>0.50</mn>');
  expect(html).not.toContain('{{');
});

test('headings of one text have names of their own', async () => {
  const { page } = await compile([
    'A half is a share.\n:::',
    'A half is a share.\n:::\n\n### The first half\n\nMore.',
  ]);
  expect(page.parts.flatMap((part) => (part.kind === 'heading' ? [part.id] : []))).toEqual([
    'the-first-half',
    'the-first-half-2',
  ]);
});
