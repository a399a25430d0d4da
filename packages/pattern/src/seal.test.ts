import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedVariant } from './public.ts';
import { seal, unseal } from './seal.ts';

const content = (text: string): SealedVariant => ({
  kind: 'value',
  outcomes: {},
  misconceptions: {},
  explanationHtml: text,
  solutionHtml: '',
  mistakesHtml: '',
  quickCheck: null,
  programs: Object.fromEntries([['o1', text]]),
});

test('what was sealed is read again, in any language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, salt) => {
      expect(unseal(seal(content(text), salt), salt)).toEqual(content(text));
    }),
  );
});

test('sealed text shows nothing of its content, and the same content looks different in each question', () => {
  const sealed = seal(content('explanation'), 'a');
  expect(sealed).not.toContain('explanation');
  expect(sealed).not.toContain('outcomes');
  expect(() => JSON.parse(sealed)).toThrow(SyntaxError);
  expect(sealed).not.toBe(seal(content('explanation'), 'b'));
});

test('sealed text can stand in JSON and in HTML as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, salt) => {
      const sealed = seal(content(text), salt);
      expect(JSON.stringify(sealed)).toBe(`"${sealed}"`);
      expect(sealed).not.toMatch(/[<&]/);
    }),
  );
});

test('another salt opens nothing', () => {
  expect(() => unseal(seal(content('explanation'), 'a'), 'b')).toThrow(SyntaxError);
});
