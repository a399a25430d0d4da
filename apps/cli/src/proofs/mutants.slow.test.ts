/**
 * Does proving find a wrong question? Each of the ten practice questions is corrupted in its key, in an option and
 * in what decides, one at a time; every such mutant must be found by running it.
 */
import { hasPyTorch } from '@tenfold/runtime/cpython';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AuthoredQuestion, parsePattern } from '@tenfold/pattern';
import { proveQuestion } from '@tenfold/proof';
import type { Runtime } from '@tenfold/runtime';
import { fileURLToPath } from 'node:url';
import { type LoadedPattern, loadPattern } from '../patterns/load-pattern.ts';
import { startPool } from './run-on.ts';

const FOLDER = fileURLToPath(new URL('../../../../patterns/pytorch/label-smoothing', import.meta.url));

type Change = (text: string) => string;
const swap =
  (a: string, b: string): Change =>
  (text) =>
    text.replace(a, '\0').replace(b, a).replace('\0', b);
/** Marks the first wrong option instead of the right one. */
const otherKey: Change = (text) => swap('- [x]', '- [ ]')(text);
const replace =
  (from: string, to: string): Change =>
  (text) =>
    text.replaceAll(from, to);

/** By question: the corrupted key, option, and check (or experiment, or truth). */
const MUTANTS: Readonly<
  Record<string, { readonly key: Change; readonly option: Change; readonly check: Change }>
> = {
  'create-the-loss': {
    key: otherKey,
    option: replace('- [x] `0.1`', '- [x] `0.11`'),
    check: replace('{K})[0], {kept})', '{K})[0], 1.0)'),
  },
  'smooth-once': {
    key: otherKey,
    option: replace('- [x] `raw_labels`', '- [x] `raw_labels.flip(0)`'),
    check: replace('target=target), wanted', 'target=target), F.one_hot(wanted.argmax(), 5)'),
  },
  'a-value-that-works': {
    key: otherKey,
    option: replace('- [ ] `0.0`', '- [ ] `0.01`'),
    check: replace('assert not close(loss, plain)', 'assert close(loss, plain)'),
  },
  'targets-by-hand': {
    key: swap('- [1]', '- [2]'),
    option: replace('- [2] `0.025`', '- [2] `0.02`'),
    check: replace('[0.9, 0.025, 0.025, 0.025, 0.025]', '[0.92, 0.02, 0.02, 0.02, 0.02]'),
  },
  'loss-by-hand': {
    key: swap('- [2]', '- [3]'),
    option: replace('- [3] `0.9`', '- [3] `0.85`'),
    check: replace('assert close(by_hand, built_in)', 'assert close(true_dist.sum(1), [1.0, 1.0])'),
  },
  'what-it-changes': {
    key: otherKey,
    option: replace(
      'what = "inputs"\n  holds = plain[what] != smoothed[what]',
      'what = "inputs"\n  holds = plain[what] == smoothed[what]',
    ),
    check: replace('rounded(target_row(criterion, classes=3))', '0'),
  },
  'the-argument': {
    key: otherKey,
    option: replace(
      '- [x] `nn.CrossEntropyLoss(label_smoothing=0.1)`',
      '- [x] `nn.CrossEntropyLoss(label_smoothing=0.2)`',
    ),
    check: replace('[0.92, 0.02, 0.02, 0.02, 0.02]', '[0.9, 0.025, 0.025, 0.025, 0.025]'),
  },
  'higher-or-lower': {
    key: (text) => text.replace('keyed: by-proof\n', '').replace('- [ ] higher', '- [x] higher'),
    option: replace('abs((smoothed - plain).item()) <= 1e-5', 'smoothed.item() > 0'),
    check: replace('(smoothed - plain).item() > 1e-5', '(smoothed - plain).item() >= 0'),
  },
  'repair-the-target': {
    key: otherKey,
    option: (text) =>
      text.replace('target = torch.tensor([2])\n  loss', 'target = torch.tensor([1])\n  loss'),
    check: replace('assert close(loss, 0.5076', 'assert close(loss, 0.4076'),
  },
  'the-target-row': {
    key: otherKey,
    option: replace('round(1 - eps + eps / K, 4)', 'round(1 - eps + eps / K - 0.001, 4)'),
    check: replace('target=1)\nprint', 'target=0)\nprint'),
  },
};

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const on = (await hasPyTorch()) ? 'pytorch' : 'engine';

describe(`a corrupted question is found on ${on}`, () => {
  let runtime: Runtime;
  let loaded: LoadedPattern;
  beforeAll(async () => {
    runtime = await startPool(on, Object.keys(MUTANTS).length);
    loaded = await loadPattern(FOLDER);
  });
  afterAll(() => runtime.close());

  const parse = (files: Readonly<Record<string, string>>) => {
    const { pattern, diagnostics } = parsePattern(files);
    if (pattern === null) throw new Error(JSON.stringify(diagnostics, null, 2));
    return pattern;
  };
  const named = (questions: readonly AuthoredQuestion[], id: string) => {
    const question = questions.find((one) => one.id === id);
    if (question === undefined) throw new Error(`no question ${id}`);
    return question;
  };

  it('and every practice question is among them', () => {
    const practice = parse(loaded.files).modes.find(({ mode }) => mode === 'practice');
    expect(practice?.questions.map(({ id }) => id)).toEqual(Object.keys(MUTANTS));
  });

  it.each(Object.keys(MUTANTS))('%s is proved as it is, so that a mutant is what is found', async (id) => {
    const { prelude, modes } = parse(loaded.files);
    const question = named(
      modes.flatMap(({ questions }) => questions),
      id,
    );
    expect((await proveQuestion(question, prelude, runtime)).findings).toEqual([]);
  });

  const cases = Object.entries(MUTANTS).flatMap(([id, changes]) =>
    Object.entries(changes).map(([part, change]) => ({ id, part, change })),
  );
  it.each(cases)('$id: $part', async ({ id, change }) => {
    const { file } = named(
      parse(loaded.files).modes.flatMap(({ questions }) => questions),
      id,
    ).at;
    const text = loaded.files[file] ?? '';
    expect(change(text)).not.toBe(text);
    const pattern = parse({ ...loaded.files, [file]: change(text) });
    const mutant = named(
      pattern.modes.flatMap(({ questions }) => questions),
      id,
    );
    const { findings } = await proveQuestion(mutant, pattern.prelude, runtime);
    const kinds = new Set(findings.map(({ kind }) => kind));
    // Not because the mutant broke its program: because another answer passes than the one that is marked.
    const verdicts = ['key-fails', 'other-passes', 'not-one-passes'];
    expect(kinds.size).toBeGreaterThan(0);
    expect([...kinds].filter((kind) => !verdicts.includes(kind))).toEqual([]);
  });
});
