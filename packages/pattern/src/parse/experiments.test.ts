import { expect, test } from 'vitest';
import { parseExperiments } from './experiments.ts';

const YAML = `a:
  title: Clean
  about: Right labels
  program: train
  files: [digits.u8]
  seeds: 3
  set: {TRAIN: 900, HIDDEN: "(64, 32)"}
  varies: EPS
  values: [0, 0.1]
  plain: 0
  treated: 0.1
  higher: [acc]
  lower: []
`;
const PROGRAM = 'SEED = 0\nEPS = 0.0\nTRAIN = 10\nHIDDEN = (8,)\n';

const parse = (yaml = YAML, program: string | null = PROGRAM) =>
  parseExperiments({
    'p/experiment/experiments.yaml': yaml,
    ...(program === null ? {} : { 'p/experiment/train.py': program }),
  });

/** Code and line of each fault, and nothing is taken. */
function faults(found: ReturnType<typeof parseExperiments>): string[] {
  expect(found.experiments).toEqual([]);
  return found.diagnostics.map(({ code, line, message }) => `${code}:${line} ${message}`);
}

test('a pattern without experiments has none', () => {
  expect(parseExperiments({})).toEqual({ experiments: [], diagnostics: [] });
});

test('an experiment has its program, and what it sets as Python', () => {
  const { experiments, diagnostics } = parse();
  expect(diagnostics).toEqual([]);
  expect(experiments).toMatchObject([
    { id: 'a', code: PROGRAM, set: { TRAIN: '900', HIDDEN: '(64, 32)' }, values: [0, 0.1] },
  ]);
});

test('a program that is not there is named', () => {
  expect(faults(parse(YAML, null))).toEqual(['missing-file:1 p/experiment/train.py is missing.']);
});

test('a field that is missing is named', () => {
  expect(faults(parse(YAML.replace('  varies: EPS\n', '')))).toEqual([
    expect.stringMatching(/^missing-field:1 .*varies/),
  ]);
});

test('a constant that the program does not set is a fault, the seed too', () => {
  const { diagnostics } = parse(YAML, PROGRAM.replace('SEED', 'seed').replace('EPS = ', 'EPS: float = '));
  expect(diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining('`EPS`'),
    expect.stringContaining('`SEED`'),
  ]);
});

test('what is compared must be among the values', () => {
  const { diagnostics, experiments } = parse(YAML.replace('treated: 0.1', 'treated: 0.3'));
  expect(experiments).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: 'bad-value', line: 1 }]);
});
