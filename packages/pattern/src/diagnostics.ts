/**
 * The catalogue: every mistake an author can make that we can name. `{word}` is filled in by the reporter;
 * the types know which words a code needs. A sample that raises each code is in `diagnostics.samples.ts`.
 */
import type { Place } from './authored.ts';
import type { Diagnostic } from './diagnostic.ts';

interface Entry {
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly remedy: string;
}

const error = <M extends string, R extends string>(message: M, remedy: R) =>
  ({ severity: 'error', message, remedy }) as const;
const warning = <M extends string, R extends string>(message: M, remedy: R) =>
  ({ severity: 'warning', message, remedy }) as const;

export const CATALOGUE = {
  // The folder
  'missing-file': error('{file} is missing.', 'Write it: {contents}.'),
  'unexpected-file': error('{file} has no place in a pattern.', '{suggestion}'),
  'bad-file-name': error(
    'The file name {name} does not tell the order.',
    'Name it like 01-create-the-loss.md: a number, then words joined by -.',
  ),
  'duplicate-id': error('The id `{id}` is already used in {other}.', 'Give this one another id.'),

  // Front matter
  'missing-front-matter': error(
    'The file does not begin with front matter.',
    'Begin with a line ---, fields such as `{field}: …`, and a line ---.',
  ),
  'bad-yaml': error(
    'The front matter cannot be read: {reason}',
    'Write it as YAML, one `field: value` a line.',
  ),
  'unknown-field': error('There is no field `{field}` here.', '{suggestion}'),
  'missing-field': error('The field `{field}` is missing.', 'Add `{field}:` with {expected}.'),
  'bad-value': error('`{field}` cannot be {found}.', 'Write {expected}.{suggestion}'),
  'empty-vary': error('`vary` gives no value for `{name}`.', 'List at least one value, or remove the name.'),
  'unknown-format': error(
    'Format {format} is newer than this version of Tenfold reads.',
    'Update Tenfold, or write format: {newest}.',
  ),

  // Markdown
  tab: error('A tab: its width is not the same everywhere.', 'Use spaces.'),
  'unclosed-directive': error('`:::{name}` is not closed.', 'Put a line ::: after its last line.'),
  'stray-directive-end': error('`:::` closes nothing.', 'Remove it, or open a block such as :::hint above.'),
  'unknown-directive': error('There is no block `:::{name}`.', '{suggestion}'),
  'unexpected-block': error('A page’s summary is prose alone.', 'Move code and ::: blocks into a question.'),
  'unclosed-code': error('The code block is not closed.', 'Put a line {fence} after its last line.'),
  html: error('HTML is not allowed: {html}', 'Write Markdown; put code into `backticks`.'),
  image: error('Images are not allowed in a question.', 'Say it in words, in code or in a formula.'),
  'unsafe-link': error(
    'The link {url} does not lead to a page.',
    'Use https:, http:, mailto: or a relative address.',
  ),
  'bad-formula': error('The formula cannot be set: {reason}', 'Write what KaTeX knows.'),
  'missing-heading': error('The title is missing.', 'Write one line `# Title` below the front matter.'),
  reference: error(
    'Footnotes and links by reference are not read.',
    'Write the link in place: [text](address).',
  ),
  'extra-heading': error('A second heading.', 'Keep one `# Title`; use paragraphs, or a file of its own.'),
  'empty-title': error('The title is empty.', 'Write it after the #.'),
  'empty-text': error('{what} has no text.', 'Write {contents}.'),
  'text-after-options': error(
    'Text after the options would be shown nowhere.',
    'Move it above the options, or into :::explanation or :::solution.',
  ),

  // Code blocks and directives of a question
  'unknown-language': error('Code in `{language}` cannot be run.', 'Write ```python.'),
  'unknown-word': error('There is no code block `{word}`.', '{suggestion}'),
  'block-not-allowed': error('{kind} has no `{block}` block.', '{remedy}'),
  'duplicate-block': error('A second `{block}` block.', 'Keep one; the first is in line {line}.'),
  'missing-block': error('The `{block}` block is missing: {reason}.', 'Add {example}.'),
  'solution-without-steps': error(
    'The solution has no numbered steps.',
    'Write a list 1., 2., … inside :::solution.',
  ),

  // Blanks
  'unnumbered-blank': error('`{found}` is no blank: it has no number.', 'Write `__{next}__`.'),
  'blank-gap': error('Blank {number} follows blank {previous}.', 'Number the blanks 1, 2, 3 … without gaps.'),
  'repeated-blank': error(
    'Blank {number} is there twice.',
    'Give each place its own number, or use a name for it.',
  ),
  'marker-not-alone': error(
    'The marker `__1__` shares its line with other code.',
    'Put it on a line of its own: the lines go there.',
  ),
  'wrong-blank-count': error('{kind} needs {expected}, and the code has {found}.', '{remedy}'),

  // Options
  'missing-options': error('There are no options.', 'Add a list: {list}.'),
  'too-few-options': error('There is only one option.', 'Add at least one that is wrong for a reason.'),
  'second-option-list': error('A second list of options.', 'Put all options into one list.'),
  'option-without-mark': error(
    'This option has no mark.',
    'Begin it with `[x]`, `[ ]` or the number of a blank.',
  ),
  'bad-mark': error('`[{mark}]` does not mark an option of kind {kind}.', '{remedy}'),
  'empty-option': error('This option has no text.', 'Write it after the mark.'),
  'option-not-code': error('The text of this option is not code: {reason}.', '{remedy}'),
  'option-without-block': error('This option has no `{block}` block.', '{remedy}'),
  'equal-options': error(
    'Two options are equal: {text}{variant}.',
    'Change one; the other is in line {line}.',
  ),
  'option-without-misconception': warning(
    'This option does not say what choosing it gets wrong.',
    'Write ` : ` and the misconception after its text.',
  ),
  'no-answer': error('No option is marked as the answer{blank}.', 'Mark it with `{mark}`{orProof}.'),
  'two-answers': error(
    'A second option is marked as the answer{blank}.',
    'Keep one mark; the first is in line {line}.',
  ),
  'marked-by-proof': error(
    '`keyed: by-proof` leaves the options unmarked.',
    'Write `[ ]`, or remove `keyed`.',
  ),
  'pool-too-small': error(
    '{options} options cannot fill {blanks} blanks.',
    'Add options, or write `repeats: true`.',
  ),
  'too-many-answers': error('There are {ways} ways to {what}.', '{remedy}'),
  'hint-contains-answer': error(
    'The hint contains the answer {answer}{variant}.',
    'Say how to find it, not what it is.',
  ),

  // Pages
  'nested-part': error(
    '{what} inside another block.',
    'Put it at the left margin, outside lists, quotes and notes.',
  ),
  'heading-depth': error(
    'The heading `{marks}` has no place here.',
    'Write `##` for a section, and `###` within one.',
  ),
  'program-without-id': error('This program has no id.', 'Write ```python {word} id=… with a name for it.'),
  'unknown-program-word': error('There is no word `{word}` here.', '{suggestion}'),
  'bad-program-word': error('`{word}=` cannot be `{value}`.', 'Write {expected}.'),
  'bad-reference': error('The reference `{written}` cannot be read.', '{example}'),
  'unknown-reference': error('`{name}` refers to nothing.', '{suggestion}'),
  'bad-experiment': error('The recorded experiment cannot be read: {reason}', 'Record it again.'),

  'bad-figure': error('The figure cannot be drawn: {reason}', 'Correct the `figure` that its program sets.'),

  // Citations
  'bad-citation': error('This citation cannot be read.', 'Write `[@key]` or `[@key, section 2]`.'),
  'unknown-source': error('There is no source `{key}`.', '{suggestion}'),
  'unused-source': warning('No text cites `{key}`.', 'Cite it, or remove it.'),

  // Parameters
  'unknown-name': error('`{name}` is not declared.', '{suggestion}'),
  'unused-name': warning('`{name}` is never used.', 'Use it, or remove it.'),
  'name-not-replaced': error(
    '`{name}` is not replaced in {place}: all variants share it.',
    'Say it without the value.',
  ),

  // Proofs, when compiling
  'bad-proof': error(
    'The recorded proof cannot be read: {reason}',
    'Record it again: npx tenfold prove --record',
  ),
  'missing-proof': error('`{id}` is not proved.', 'Run npx tenfold prove --record'),
  'stale-proof': error('What is recorded is of another version of this.', 'Run npx tenfold prove --record'),
  'key-disproved': error(
    '{claim}{variant}: {found}.',
    'Change the key, the check or the options, then prove again.',
  ),
} as const satisfies Record<string, Entry>;

export type DiagnosticCode = keyof typeof CATALOGUE;

type Words<T extends string> = T extends `${string}{${infer W}}${infer Rest}` ? W | Words<Rest> : never;
/** What a code's message and remedy want to be told. */
type WordsOf<C extends DiagnosticCode> = {
  readonly [W in Words<(typeof CATALOGUE)[C]['message'] | (typeof CATALOGUE)[C]['remedy']>]: string | number;
};

/** One diagnostic from the catalogue. */
function toDiagnostic<C extends DiagnosticCode>(code: C, at: Place, words: WordsOf<C>): Diagnostic {
  const { severity, message, remedy } = CATALOGUE[code];
  const said: Readonly<Record<string, string | number>> = words;
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, word: string) => String(said[word])).trim();
  return {
    code,
    severity,
    file: at.file,
    line: at.line,
    column: at.column,
    message: fill(message),
    remedy: fill(remedy),
  };
}

/** Takes diagnostics as they are found. */
export type Report = <C extends DiagnosticCode>(code: C, at: Place, words: WordsOf<C>) => void;

/** A `Report` that collects into `diagnostics`. */
export function reportInto(diagnostics: Diagnostic[]): Report {
  return (code, at, words) => diagnostics.push(toDiagnostic(code, at, words));
}
