import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedVariant } from './public.ts';
import { seal, unseal } from './seal.ts';

const content = (text: string): SealedVariant => ({
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
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, salt) => {
      expect(unseal(seal(content(text), salt), salt)).toEqual(content(text));
    }),
  );
});

test('sealed text shows nothing of its content, and the same content looks different in each variant', () => {
  const sealed = seal(content('explanation'), 'a/K=4');
  expect(atob(sealed)).not.toContain('explanation');
  expect(atob(sealed)).not.toContain('outcomes');
  expect(sealed).not.toBe(seal(content('explanation'), 'a/K=5'));
});

test('another salt opens nothing', () => {
  expect(() => unseal(seal(content('explanation'), 'a/K=4'), 'a/K=5')).toThrow(SyntaxError);
});
