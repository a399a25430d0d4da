import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthoredQuestion } from '../authored.ts';
import { plainText } from '../parse/markdown.ts';
import { parsePattern } from '../parse/pattern.ts';
import { change, patternOf, VALUE } from '../samples.ts';
import { bracedNames, instantiate, replaceNames } from './names.ts';

function questionOf(text: string): AuthoredQuestion {
  const { pattern, diagnostics } = parsePattern(patternOf(text));
  const question = pattern?.modes[0]?.questions[0];
  if (question === undefined) throw new Error(JSON.stringify(diagnostics));
  return question;
}

test('a declared name is replaced, and every other brace stays', () => {
  const code = 'f"{loss:.3f} {x}" + {"a": 1}[a] + {1, 2} + {K} + {{K}}';
  expect(replaceNames(code, { K: '5' })).toBe('f"{loss:.3f} {x}" + {"a": 1}[a] + {1, 2} + 5 + {5}');
});

test('names that every object has are names like others', () => {
  expect(replaceNames('{constructor} {toString}', {})).toBe('{constructor} {toString}');
});

test('text without declared names is left as it is, whatever it is', () => {
  fc.assert(fc.property(fc.string(), (text) => replaceNames(text, { notInTheText_: '1' }) === text));
});

test('after replacing, no declared name is left and nothing else is changed', () => {
  const part = fc.oneof(
    fc.string().filter((text) => !/[{}]/.test(text)),
    fc.constantFrom('{a}', '{b}', '{c}'),
  );
  fc.assert(
    fc.property(fc.array(part), fc.stringMatching(/^[^{}]*$/), (parts, value) => {
      const replaced = replaceNames(parts.join(''), { a: value, b: value });
      expect(bracedNames(replaced).every(({ name }) => name === 'c')).toBe(true);
      expect(replaced).toBe(parts.map((text) => (text === '{a}' || text === '{b}' ? value : text)).join(''));
    }),
  );
});

test('a value never becomes mark-up', () => {
  const question = questionOf(VALUE);
  const shown = instantiate(question, { K: '**5** <b>`x`</b>', share: '[a](b)' });
  expect(plainText(shown.prompt.nodes)).toBe('How much does each of **5** <b>`x`</b> classes get?');
  expect(
    shown.prompt.nodes.flatMap((node) => ('children' in node ? node.children.map(({ type }) => type) : [])),
  ).toEqual(['text']);
  expect(shown.options[0]).toMatchObject({
    text: '[a](b)',
    label: { nodes: [{ children: [{ type: 'inlineCode', value: '[a](b)' }] }] },
  });
});

test('in formulas the braces stay', () => {
  const formula = instantiate(questionOf(change(VALUE, ['of {K} classes', 'of $\\frac{K}{2}$ classes'])), {
    K: '10',
    share: '',
  });
  expect(JSON.stringify(formula.prompt.nodes)).toContain('\\\\frac{10}{2}');
});

test('the authored question is not touched', () => {
  const question = questionOf(VALUE);
  const before = JSON.stringify(question);
  instantiate(question, { K: '5', share: '0.02' });
  expect(JSON.stringify(question)).toBe(before);
});
