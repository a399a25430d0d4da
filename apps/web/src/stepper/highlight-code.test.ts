import { expect, test } from 'vitest';
import { highlightCode } from './highlight-code.ts';

test('the pieces are the text, line by line', () => {
  const code = 'def f(x):\n    """Two\n    lines"""\n    return f"{x}" + \'a#b\'  # 1 note\n\nx1 = 0.5e-3\n';
  const lines = highlightCode(code);
  expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
});

test('keywords, strings, numbers and comments are told apart', () => {
  const styled = highlightCode('for i in range(3): print("# no", defer)  # in')
    .flat()
    .flatMap(({ text, style }) => (style ? [`${style} ${text}`] : []));
  expect(styled).toEqual(['keyword for', 'keyword in', 'number 3', 'string "# no"', 'comment # in']);
});
