import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clamped, LIMITS, type Scene, START, withClasses, withLogit } from './scene.ts';
import { fromHash, toHash } from './scene-link.ts';

const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    eps: fc.integer({ min: 0, max: 100 }).map((each) => each / 100),
    logits: fc.array(
      fc.integer({ min: -80, max: 80 }).map((each) => each / 10),
      { minLength: 2, maxLength: 10 },
    ),
    target: fc.nat(),
    convention: fc.constantFrom('all' as const, 'others' as const),
  })
  .map((scene) => ({ ...scene, target: scene.target % scene.logits.length }));

test('a scene comes back from its link as it was', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      expect(fromHash(toHash(scene))).toEqual({ scene, notices: [] });
    }),
  );
});

test('any address gives a scene that can be shown, or none', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('eps', 'z', 'y', 'share'), fc.string()), (given) => {
      const scene = fromHash(`#${new URLSearchParams(given)}`)?.scene;
      const isShown =
        scene === undefined ||
        (scene.logits.length >= 2 &&
          scene.logits.length <= 10 &&
          scene.logits.every((each) => each >= -8 && each <= 8) &&
          scene.eps >= 0 &&
          scene.eps <= 1 &&
          scene.logits[scene.target] !== undefined);
      expect(isShown).toBe(true);
    }),
  );
});

test('what is out of bounds is moved into them, and said', () => {
  const linked = fromHash('#eps=3&y=7&z=1,99,x&share=some');
  expect(linked?.scene).toEqual({ eps: 1, target: 2, logits: [1, 8, 0], convention: 'all' });
  expect(linked?.notices).toEqual([
    'logit 1 was to be 99: 8 is shown.',
    '“x” is not a number: logit 2 is 0.',
    'the true class was to be 7: 2 is shown.',
    'ε was to be 3: 1 is shown.',
    "“some” is no way to share: PyTorch's is shown.",
  ]);
});

test('an address that says nothing of the playground leaves it alone', () => {
  expect(fromHash('')).toBeNull();
  expect(fromHash('#questions')).toBeNull();
});

test('taking classes away keeps a true class', () => {
  const last = { ...START, target: 4 };
  expect(withClasses(last, 3)).toMatchObject({ target: 2, logits: [3.2, 0.6, -0.4] });
  expect(withClasses(START, 7).logits).toEqual([3.2, 0.6, -0.4, 0.2, -1.1, 0, 0]);
});

test('a dragged logit stays on its grid and within its bounds', () => {
  expect(withLogit(START, 1, 2.3456).logits[1]).toBe(2.35);
  expect(withLogit(START, 1, 99).logits[1]).toBe(8);
  expect(withLogit(START, 1, 0.601)).toBe(START);
  expect(clamped(-0.002, LIMITS.logit)).toBe(0);
});
