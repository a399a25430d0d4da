import { describe, expect, test } from 'vitest';
import { compilePattern } from './compile/compile-pattern.ts';
import type { Diagnostic } from './diagnostic.ts';
import { CATALOGUE } from './diagnostics.ts';
import { type Sample, SAMPLES } from './diagnostics.samples.ts';
import { parsePattern } from './parse/pattern.ts';
import { parseProof } from './parse/proof.ts';
import { proofOf, recordOf } from './proof.samples.ts';
import {
  CARD,
  CLAIM,
  FILL,
  FILL_MANY,
  ORDER,
  PAGE,
  PREDICT,
  PROGRAM,
  patternOf,
  VALUE,
  withCard,
  withPage,
  WRITE,
} from './samples.ts';

/** The sample's files without the mark, and the place of the mark. */
function read(sample: Sample) {
  const marked = Object.entries(sample.files).find(([, text]) => text.includes('‸'));
  const [file, text] = marked ?? [sample.file ?? '', '‸'];
  const before = text.slice(0, text.indexOf('‸')).split('\n');
  const files = marked === undefined ? sample.files : { ...sample.files, [file]: text.replace('‸', '') };
  return { files, place: { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 } };
}

async function diagnose(sample: Sample): Promise<readonly Diagnostic[]> {
  if (sample.file?.endsWith('keep-some.json')) return parseProof(sample.file, '{"format": 1').diagnostics;
  const { pattern, diagnostics } = parsePattern(read(sample).files);
  const question = pattern?.modes[0]?.questions[0];
  if ((sample.proof === undefined && sample.run === undefined) || pattern === null || question === undefined)
    return diagnostics;
  const proofs =
    sample.proof === null ? [] : [await proofOf(question, ...(sample.proof ? [sample.proof] : []))];
  const records = await Promise.all(
    pattern.pages.map(async (page) => [page.mode, await recordOf(page, sample.run ?? {})] as const),
  );
  const recorded = { pages: new Map(sample.run === null ? [] : records), data: new Map() };
  const compiled = await compilePattern(
    pattern,
    new Map(proofs.map((proof) => [proof.question, proof])),
    recorded,
  );
  return [...diagnostics, ...compiled.diagnostics];
}

test.each([FILL, FILL_MANY, VALUE, CLAIM, PROGRAM, ORDER, PREDICT, WRITE])(
  'the sample that others are made from is good (%#)',
  (text) => {
    expect(parsePattern(patternOf(text)).diagnostics).toEqual([]);
  },
);

test('and so is the card', () => {
  expect(parsePattern(withCard(patternOf(FILL), CARD)).diagnostics).toEqual([]);
});

test('and so is the page', () => {
  expect(parsePattern(withPage(patternOf(FILL), PAGE)).diagnostics).toEqual([]);
});

describe.each(Object.entries(SAMPLES))('%s', (code, samples) => {
  test.each(samples.map((sample, at) => [at + 1, sample] as const))(
    'is raised alone, at its place (sample %d)',
    async (_, sample) => {
      const found = await diagnose(sample);
      expect(found.map(({ code, file, line, column }) => ({ code, file, line, column }))).toEqual([
        { code, ...read(sample).place },
      ]);
    },
  );

  test('says what is wrong and what to do, with every word filled in', async () => {
    for (const sample of samples) {
      for (const { message, remedy, severity } of await diagnose(sample)) {
        expect(`${message} ${remedy}`).not.toMatch(/undefined|\[object/);
        expect(message.length * remedy.length).toBeGreaterThan(0);
        expect(severity).toBe(Object.entries(CATALOGUE).find(([known]) => known === code)?.[1].severity);
      }
    }
  });
});
