/**
 * Does proving find a wrong question? Every question and card of the pattern is corrupted in its key, in an option and in
 * what decides, one at a time; every such mutant must be found by running it. On the engine, which everyone has and
 * which runs these some ten times as fast as PyTorch.
 */
import { type Diagnostic, parsePattern, type Provable } from '@tenfold/pattern';
import { proveQuestion } from '@tenfold/proof';
import type { Runtime } from '@tenfold/runtime';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadPattern } from '../patterns/load-pattern.ts';
import { mutantsOf } from './corrupt.ts';
import { startPool } from './run-on.ts';

const FOLDER = fileURLToPath(new URL('../../../../patterns/pytorch/label-smoothing', import.meta.url));
const { files } = await loadPattern(FOLDER);

function parse(texts: Readonly<Record<string, string>>) {
  const { pattern, diagnostics } = parsePattern(texts);
  const errors: readonly Diagnostic[] = diagnostics.filter(({ severity }) => severity === 'error');
  if (pattern === null) throw new Error(JSON.stringify(errors, null, 2));
  return {
    prelude: pattern.prelude,
    all: pattern.modes.flatMap((mode): Provable[] => [...mode.questions, ...mode.cards]),
  };
}

const { prelude, all } = parse(files);
const mutants = all.flatMap((question) =>
  mutantsOf(question, files[question.at.file] ?? '').map(({ part, text }) => ({
    id: question.id as string,
    file: question.at.file,
    part,
    text,
  })),
);
/** The pattern without its questions: a mutant is read alone, as reading all of them each time takes longest. */
const shared = Object.fromEntries(Object.entries(files).filter(([file]) => !/\/\d+-[^/]*$/.test(file)));
/** Another answer passes than the one that is marked, or the one that is marked does not. */
const VERDICTS = ['key-fails', 'other-passes', 'not-one-passes'];

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

describe('proving', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await startPool('engine', all.length);
  });
  afterAll(() => runtime.close());

  it('has three mutants of each question, and one of each card', () => {
    const expected = all.reduce((sum, { kind }) => sum + (kind === 'card' ? 1 : 3), 0);
    expect(mutants).toHaveLength(expected);
    expect(mutants.filter(({ file, text }) => text === files[file])).toEqual([]);
  });

  it.concurrent.each(all)('finds nothing wrong with $id as it is', async (question) => {
    const { findings } = await proveQuestion(question, prelude, runtime);
    expect(findings).toEqual([]);
  });

  it.concurrent.each(mutants)('finds $id with another $part', async ({ id, file, text }) => {
    const [question, ...others] = parse({ ...shared, [file]: text }).all;
    expect([question?.id, others]).toEqual([id, []]);
    if (question === undefined) return;
    const { findings } = await proveQuestion(question, prelude, runtime);
    expect(findings.map(({ kind }) => kind).filter((kind) => VERDICTS.includes(kind))).not.toEqual([]);
  });
});
