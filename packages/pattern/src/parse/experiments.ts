/** `experiment/experiments.yaml` and the programs beside it. */
import * as v from 'valibot';
import { type Diagnostic } from '../diagnostic.ts';
import { reportInto } from '../diagnostics.ts';
import { constantsOf, type Experiment, setConstants } from '../experiment/experiment.ts';
import { type Entry, parseEntries } from './front-matter.ts';

const word = v.pipe(v.string(), v.trim(), v.minLength(1));
const constant = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]*$/));
const names = v.pipe(v.array(word), v.description('a list of names'));
const value = v.pipe(v.number(), v.description('one of the values'));

const EXPERIMENT_FIELDS = {
  title: v.pipe(word, v.description('a few words')),
  about: v.pipe(word, v.description('what is learned from')),
  program: v.pipe(word, v.description('the name of a program beside it, without .py')),
  files: names,
  seeds: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(2),
    v.maxValue(100),
    v.description('a whole number from 2 to 100'),
  ),
  set: v.pipe(
    v.record(constant, v.pipe(v.union([v.number(), word]), v.transform(String))),
    v.description('CONSTANT: value for each that the program sets otherwise'),
  ),
  varies: v.pipe(constant, v.description('a constant of the program')),
  values: v.pipe(v.array(v.number()), v.minLength(2), v.description('a list of at least two numbers')),
  plain: value,
  treated: value,
  higher: names,
  lower: names,
  epochs: v.optional(v.pipe(word, v.description('what its epochs are')), 'epoch'),
  goal: v.optional(v.pipe(v.boolean(), v.description('true or false')), false),
};

export interface ParsedExperiments {
  /** Those without a fault, in the order written. */
  readonly experiments: readonly Experiment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the texts of a pattern's folder `experiment/`, by path; none where there is no `experiments.yaml`. */
export function parseExperiments(texts: Readonly<Record<string, string>>): ParsedExperiments {
  const diagnostics: Diagnostic[] = [];
  const file = Object.keys(texts).find((path) => path.endsWith('/experiments.yaml'));
  if (file === undefined) return { experiments: [], diagnostics };
  const entries = parseEntries(
    texts[file] ?? '',
    { file, line: 1, column: 1 },
    EXPERIMENT_FIELDS,
    reportInto(diagnostics),
  );
  const experiments = (entries ?? []).map((entry) => toExperiment(entry, file, texts, diagnostics));
  return { experiments: experiments.filter((experiment) => experiment !== null), diagnostics };
}

function toExperiment(
  { key: id, at, values: read }: Entry<typeof EXPERIMENT_FIELDS>,
  file: string,
  texts: Readonly<Record<string, string>>,
  diagnostics: Diagnostic[],
): Experiment | null {
  const report = reportInto(diagnostics);
  const { epochs = 'epoch', goal: hasGoal = false } = read;
  const { title, about, program, files, seeds, set, varies, values, plain, treated, higher, lower } = read;
  if (!title || !about || !program || !files || !seeds || !set || !varies || !values || !higher || !lower)
    return null;
  if (plain === undefined || treated === undefined) return null;
  const path = file.replace(/experiments\.yaml$/, `${program}.py`);
  const code = texts[path];
  if (code === undefined) {
    report('missing-file', { file: path, line: 1, column: 1 }, { file: path, contents: 'the program' });
    return null;
  }
  const before = diagnostics.length;
  const bad = (field: string, found: string, expected: string) =>
    report('bad-value', at, { field, found: `\`${found}\``, expected, suggestion: '' });
  for (const [field, one] of Object.entries({ plain, treated }))
    if (!values.includes(one)) bad(field, String(one), values.join(', '));
  for (const name of setConstants(code, constantsOf({ set, varies }, 0, plain)).missing)
    bad(name === varies ? 'varies' : 'set', name, `a constant that ${program}.py sets in a line ${name} = …`);
  if (diagnostics.length > before) return null;
  return {
    id,
    file,
    title,
    about,
    program,
    code,
    files,
    seeds,
    set,
    varies,
    values,
    plain,
    treated,
    higher,
    lower,
    epochs,
    hasGoal,
  };
}
