import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodeLine } from '../public.ts';
import { highlighter } from './highlight.ts';

const highlight = await highlighter();
const textOf = (lines: readonly CodeLine[]) =>
  lines
    .map((line) => line.map((piece) => (piece.kind === 'text' ? piece.text : `__${piece.number}__`)).join(''))
    .join('\n');

test('words are told apart', () => {
  const styles = highlight('def f(x=1.5):  # half\n    return "a" + str(None)').flat();
  const styleOf = (text: string) =>
    styles.filter((piece) => piece.kind === 'text').find((piece) => piece.text.trim() === text);
  for (const [text, style] of [
    ['def', 'keyword'],
    ['f', 'function'],
    ['x', 'parameter'],
    ['1.5', 'number'],
    ['# half', 'comment'],
    ['return', 'keyword'],
    ['"a"', 'string'],
    ['None', 'constant'],
  ] as const) {
    expect({ text, style: styleOf(text)?.style }).toEqual({ text, style });
  }
});

test('a blank is a piece of its own, wherever it stands', () => {
  expect(
    highlight('f(a=__1__, b="__2__")')
      .flat()
      .filter(({ kind }) => kind === 'blank'),
  ).toEqual([
    { kind: 'blank', number: 1 },
    { kind: 'blank', number: 2 },
  ]);
  expect(
    highlight('x__1__ = __init__')
      .flat()
      .some(({ kind }) => kind === 'blank'),
  ).toBe(false);
});

test('nothing of the code is lost', () => {
  const code = fc.array(
    fc.oneof(
      fc.constantFrom('__1__', 'def f(x):', '    return', '\n', '"', "'''", '#', ' ', '=', '{', '0.1'),
      fc.string(),
    ),
  );
  fc.assert(
    fc.property(code, (parts) => {
      const text = parts.join('').replaceAll('\r', '');
      expect(textOf(highlight(text))).toBe(text);
    }),
  );
});
