import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { reportInto } from '../diagnostics.ts';
import { closeBlocks } from './structure.ts';

function close(text: string) {
  const diagnostics: Diagnostic[] = [];
  const closed = closeBlocks('f.md', text, reportInto(diagnostics));
  return { closed, found: diagnostics.map(({ code, line }) => `${code} ${line}`) };
}

test('blocks that are closed are left as they are', () => {
  const text =
    '---\na: 1\n---\n:::hint\n```python\nx\n\n```\n:::\n\n- a\n\n  ~~~python\n  ```\n  ~~~\n\n::::note\n::::\n';
  expect(close(text)).toEqual({ closed: text, found: [] });
});

test('an open block is closed at its first empty line, so that the rest is read', () => {
  expect(close(':::hint\na\n\nb\n')).toEqual({
    closed: ':::hint\na\n:::\nb\n',
    found: ['unclosed-directive 1'],
  });
  expect(close('```python\na\n\n# b\n')).toEqual({
    closed: '```python\na\n```\n# b\n',
    found: ['unclosed-code 1'],
  });
});

test('the next block tells that the one before is open', () => {
  const { found } = close(':::hint\na\n\n:::solution\nb\n:::\n\n```python\nc\n\n```python check\nd\n```\n');
  expect(found).toEqual(['unclosed-directive 1', 'unclosed-code 8']);
});

test('code left open inside a block does not take the block along', () => {
  expect(close(':::hint\n```python\na\n:::\n').found).toEqual(['unclosed-code 2']);
});

test('fences in front matter and in the middle of a line are none', () => {
  expect(close('---\na: |\n  :::hint\n---\nsee ```x``` and :::\n').found).toEqual([]);
  expect(close('```x``` is code\n').found).toEqual([]);
});

test('no line moves', () => {
  const line = fc.constantFrom(
    ':::hint',
    ':::',
    '```python',
    '```',
    '~~~',
    '  ```',
    '- ```python',
    'text',
    '',
    '\t',
    '---',
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { closed } = close(lines.join('\n'));
      const kept = closed.split('\n');
      expect(kept.length).toBeGreaterThanOrEqual(lines.length);
      expect(
        lines.every((text, at) => kept[at] === text || text.trim() === '' || text.trim() === ':::'),
      ).toBe(true);
    }),
  );
});

test('what was closed has nothing left to close', () => {
  const line = fc.constantFrom(':::hint', ':::', '```python', '```', 'text', '');
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { closed } = close(`${lines.map((text) => `${text}\n\n`).join('text\n\n')}\n`);
      expect(close(closed).found).toEqual([]);
    }),
  );
});
