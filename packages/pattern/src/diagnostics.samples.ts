/**
 * For every code of the catalogue patterns that raise it and nothing else. `‸` marks the place that the diagnostic must
 * name; it is taken out before the files are read. A code without a sample does not compile.
 */
import type { DiagnosticCode } from './diagnostics.ts';
import type { ProgramId } from './page.ts';
import type { RecordedRun } from './page-record.ts';
import type { RecordedAs } from './proof.samples.ts';
import {
  CARD,
  CLAIM,
  change,
  FILL,
  FILL_MANY,
  MODE,
  ORDER,
  PAGE,
  PATTERN,
  PREDICT,
  PROGRAM,
  patternOf,
  SOURCES,
  TRACK,
  VALUE,
  withCard,
  withPage,
  WRITE,
} from './samples.ts';

export interface Sample {
  readonly files: Readonly<Record<string, string>>;
  /** Where the mark cannot be: the file that is missing, or is a recorded proof. */
  readonly file?: string;
  /** For codes of the compiler: the recorded proof, `null` where there is none. */
  readonly proof?: RecordedAs | null;
  /** The record of the page, changed; `null` where there is none. */
  readonly run?: Partial<RecordedRun> | null;
}

type Edit = readonly [from: string, to: string];

/** A pattern with one question, changed. */
const one = (text: string, ...edits: readonly Edit[]): Sample => ({
  files: patternOf(change(text, ...edits)),
});
/** The same, with the fault at the beginning of the file. */
const whole = (text: string, ...edits: readonly Edit[]): Sample => ({
  files: patternOf(`‸${change(text, ...edits)}`),
});
/** A good pattern with one more file, or another text in one. */
const file = (name: string, text: string): Sample => ({ files: { ...patternOf(FILL), [name]: text } });
const without = (name: string): Sample => {
  const { [name]: _, ...files } = patternOf(FILL);
  return { files, file: name };
};

/** A good pattern with a question and a card, which is changed; and with its sources changed. */
const card = (...edits: readonly Edit[]): Sample => ({
  files: withCard(patternOf(FILL), change(CARD, ...edits)),
});
const wholeCard = (...edits: readonly Edit[]): Sample => ({
  files: withCard(patternOf(FILL), `‸${change(CARD, ...edits)}`),
});
const sources = (...edits: readonly Edit[]): Sample => ({
  files: { ...withCard(patternOf(FILL), CARD), 'p/sources.yaml': change(SOURCES, ...edits) },
});

/** A good pattern with a page, which is changed. */
const page = (...edits: readonly Edit[]): Sample => ({
  files: withPage(patternOf(FILL), change(PAGE, ...edits)),
});

const OPTIONS_OF_FILL = '- [x] `0.1`\n- [ ] `0.2` : keeps too little\n';
const OPTIONS_OF_MANY = '- [1] `1.0`\n- [2] `0.1`\n- [ ] `0.2`\n';
const SECOND_OF_CLAIM =
  '- [ ] one is negative : its sign is plus\n\n  ```python claim\n  holds = 1 < 0\n  ```\n';
const SECOND_OF_PROGRAM =
  '- [ ] Divide zero : the divisor is the trouble\n\n  ```python\n  print(0 / 0)\n  ```\n';
const OPTIONS_OF_ORDER = '- [1] `kept = kept - 0.5`\n- [2] `print(kept)`\n- [ ] `kept = 2` : is too much\n';
const OPTIONS_OF_PREDICT = '- [x] `0.5`\n- [ ] raises `TypeError` : both are numbers\n';
const FIRST_OF_WRITE =
  '- [ ] Whole division : rounds down\n\n  ```python\n  def half(x):\n      return x // 2\n  ```\n\n';
const SECOND_OF_WRITE =
  '- [ ] Nothing done : that is the whole\n\n  ```python\n  def half(x):\n      return x\n  ```\n';
const MORE = '  year: 1801\n  title: On more\n  url: https://example.org/more\n';
const OPTIONS_OF_PROGRAM = `- [x] Divide by one\n\n  \`\`\`python\n  print(1 / 1)\n  \`\`\`\n\n${SECOND_OF_PROGRAM}`;

const FOLDER = {
  'missing-file': [without('track.yaml'), without('p/practice/mode.md')],
  'unexpected-file': [file('p/practise/01-a.md', `‸${FILL}`), file('p/prelude.md', '‸import torch')],
  'bad-file-name': [file('p/practice/second.md', `‸${FILL_MANY}`)],
  'duplicate-id': [
    { files: patternOf(FILL, `‸${FILL}`) },
    wholeCard(['id: half-of-one', 'id: keep-some']),
    page(['```python figure id=halves', '‸```python figure id=half']),
  ],
} satisfies Samples;

const FRONT_MATTER = {
  'missing-front-matter': [file('p/practice/01-question.md', `‸${FILL.slice(FILL.indexOf('# Keep'))}`)],
  'bad-yaml': [
    one(FILL, ['skill: api', 'skill: "api‸']),
    one(FILL, ['skill: api', 'skill: api\n‸skill: api']),
    file('track.yaml', '‸just text'),
    sources(['year: 1801', 'year: 1801\n  ‸year: 1802']),
  ],
  'unknown-field': [
    one(FILL, ['level: easy', '‸lvele: easy']),
    one(FILL, ['skill: api', 'skill: api\n‸repeats: true']),
    file('p/pattern.md', change(PATTERN, ['minutes: 10', 'minutes: 10\n‸author: me'])),
    file('track.yaml', `${TRACK}‸level: easy\n`),
    one(ORDER, ['skill: api', 'skill: api\n‸keyed: by-proof']),
    one(ORDER, ['skill: api', 'skill: api\n‸order: fixed']),
    one(WRITE, ['skill: api', 'skill: api\n‸keyed: by-proof']),
    one(FILL, ['skill: api', 'skill: api\n‸seconds: 90']),
    card(['skill: api', 'skill: api\n‸level: easy']),
    page(['minutes: 6', 'minutes: 6\n‸title: Learn']),
    sources(['  year: 1801', '  year: 1801\n  ‸place: Leipzig']),
    {
      files: {
        ...patternOf(),
        'p/test/mode.md': MODE,
        'p/test/01-question.md': change(FILL, ['skill: api', 'skill: api\n‸attempts: 3']),
      },
    },
  ],
  'missing-field': [
    one(FILL, ['---\nid: keep-some\n', '---\n‸']),
    file('track.yaml', change(TRACK, ['format: 1\n', '‸'])),
    card(['---\nid: half-of-one\n', '---\n‸']),
    sources(['gauss1801:\n  authors: Gauss\n', '‸gauss1801:\n']),
    {
      files: {
        ...patternOf(),
        'p/challenge/mode.md': MODE,
        'p/challenge/01-question.md': change(FILL, ['---\nid: keep-some', '---\n‸id: keep-some']),
      },
    },
  ],
  'bad-value': [
    one(FILL, ['level: easy', 'level: ‸eassy']),
    one(FILL, ['kind: fill', 'kind: ‸fil']),
    one(FILL, ['id: keep-some', 'id: ‸Keep Some']),
    one(FILL, ['skill: api', 'skill: api\nattempts: ‸0']),
    one(VALUE, ['level: medium', 'level: medium\ntolerance: ‸small']),
    one(PREDICT, ['level: easy', 'level: easy\ntyped: ‸yes, please']),
    one(FILL, ['kind: fill', 'kind: ‸card']),
    card(['kind: card', 'kind: ‸fill']),
    sources(['year: 1801', 'year: ‸801']),
    sources(['https://', '‸http://']),
    {
      files: {
        ...withCard(patternOf(FILL), change(CARD, [' [@gauss1801, section 2]', ''])),
        'p/sources.yaml': change(SOURCES, ['gauss1801', '‸Gauss 1801']),
      },
    },
    one(VALUE, ['K: [4, 5]', 'K: [4, 5]\n  ‸_x: [1]']),
    one(VALUE, ['K: [4, 5]', '‸K: [4, 4]']),
    one(VALUE, ['K: [4, 5]', '‸K: {from: 4, till: 5}']),
  ],
  'empty-vary': [one(VALUE, ['K: [4, 5]', '‸K: []']), one(VALUE, ['K: [4, 5]', '‸K: {from: 5, to: 4}'])],
  'unknown-format': [file('track.yaml', change(TRACK, ['format: 1', 'format: ‸2']))],
} satisfies Samples;

const MARKDOWN = {
  tab: [one(FILL, ['kept = 1', 'kept =‸\t1'])],
  'unclosed-directive': [
    one(FILL, [':::hint\nSubtract.\n:::\n', '‸:::hint\nSubtract.\n']),
    one(FILL, [':::solution\n1. Subtract it from one.\n:::\n', '‸:::solution\n1. Subtract it from one.\n']),
  ],
  'stray-directive-end': [one(FILL, ['Fill the blank.\n', 'Fill the blank.\n\n‸:::\n'])],
  'unknown-directive': [
    card([':::answer', '‸:::anser']),
    one(FILL, [':::hint', '‸:::answer\nA half.\n:::\n\n:::hint']),
    one(FILL, [':::solution', '‸:::soluton']),
    one(FILL, ['Fill the blank.\n', 'Fill the blank.\n\n‸::hint\n']),
  ],
  'unexpected-block': [
    file('p/pattern.md', `${PATTERN}\n‸:::hint\nNo.\n:::\n`),
    file('p/practice/mode.md', `${MODE}\n‸\`\`\`python\n1\n\`\`\`\n`),
  ],
  'unclosed-code': [
    one(FILL, ['```python\nkept = 1 - __1__\n```\n', '‸```python\nkept = 1 - __1__\n']),
    one(FILL, ['kept == 0.9\n```\n', 'kept == 0.9\n'], ['```python check', '‸```python check']),
    one(CLAIM, ['  ```python claim\n  holds = 1 > 0\n  ```\n', '  ‸```python claim\n  holds = 1 > 0\n']),
  ],
  html: [
    one(FILL, ['Fill the blank.', 'Fill the ‸<b>blank.']),
    one(FILL, ['Fill the blank.', 'Fill.\n\n‸<!-- no -->']),
  ],
  image: [one(FILL, ['Fill the blank.', 'Fill ‸![the](https://example.org/blank.png).'])],
  'unsafe-link': [
    one(FILL, ['Fill the blank.', 'Fill ‸[the](javascript:alert) blank.']),
    one(FILL, ['Fill the blank.', 'Fill ‸[the](<java script:alert>) blank.']),
  ],
  'bad-formula': [one(FILL, ['Fill the blank.', 'Fill ‸$\\frac{1$ in.'])],
  'missing-heading': [whole(FILL, ['# Keep some\n', '']), one(FILL, ['# Keep some', '‸## Keep some'])],
  reference: [one(FILL, ['Fill the blank.', 'Fill the blank.\n\n‸[the]: https://example.org'])],
  'extra-heading': [one(FILL, ['Fill the blank.', 'Fill the blank.\n\n‸## More'])],
  'empty-title': [one(FILL, ['# Keep some', '‸#'])],
  'empty-text': [
    one(FILL, ['# Keep some\n\nFill the blank.\n', '‸# Keep some\n']),
    one(FILL, [':::hint\nSubtract.', '‸:::hint']),
    file('p/practice/mode.md', change(MODE, ['# Practice\n\nFill in, then choose.\n', '‸# Practice\n'])),
  ],
  'text-after-options': [one(FILL, ['keeps too little\n', 'keeps too little\n\n‸Think well.\n'])],
} satisfies Samples;

const BLOCKS = {
  'unknown-language': [
    one(FILL, ['```python check', '‸```py check']),
    one(FILL, ['```python\nkept', '‸```\nkept']),
  ],
  'unknown-word': [
    one(FILL, ['```python check', '‸```python chekc']),
    one(FILL, ['- [x]', '‸```python chek\nassert kept\n```\n\n- [x]']),
    card(['```python check', '‸```python chekc']),
  ],
  'block-not-allowed': [
    one(CLAIM, ['- [x]', '‸```python check\nassert True\n```\n\n- [x]']),
    one(FILL, ['- [x]', '‸```python truth\nanswer = 1\n```\n\n- [x]']),
    one(FILL, ['- [x]', '‸```python claim\nholds = True\n```\n\n- [x]']),
    one(FILL, ['keeps too little\n', 'keeps too little\n\n  ‸```python\n  1\n  ```\n']),
    one(PREDICT, ['- [x]', '‸```python show\nprint(1)\n```\n\n- [x]']),
    one(FILL, ['- [x]', '‸```python reference\nkept = 0.9\n```\n\n- [x]']),
    card([':::answer', '‸```python\n1 / 2\n```\n\n:::answer']),
    card([':::answer', '‸- [x] `0.5`\n- [ ] `1` : whole\n\n:::answer']),
  ],
  'duplicate-block': [
    one(FILL, ['- [x]', '‸```python check\nassert kept\n```\n\n- [x]']),
    one(FILL, [':::hint', ':::hint\nAdd.\n:::\n\n‸:::hint']),
    one(CLAIM, ['1 > 0\n  ```\n', '1 > 0\n  ```\n\n  ‸```python claim\n  holds = True\n  ```\n']),
  ],
  'missing-block': [
    whole(FILL, ['```python check\nassert kept == 0.9\n```\n', '']),
    whole(VALUE, ['```python truth\nanswer = 0.1 / {K}\n```\n', '']),
    whole(FILL, [':::solution\n1. Subtract it from one.\n:::\n', '']),
    whole(FILL, [':::explanation\nWhat is left is the rest.\n:::\n', '']),
    whole(PREDICT, ['```python\nprint(1 - 0.5)\n```\n\n', '']),
    whole(WRITE, ['```python\ndef half(x):\n    ...\n```\n\n', '']),
    whole(WRITE, ['```python reference\ndef half(x):\n    return x / 2\n```\n\n', '']),
    wholeCard(['```python check\nassert 1 / 2 == 0.5\n```\n', '']),
    {
      files: withCard(
        { ...patternOf(FILL) },
        `‸${change(CARD, ['What is', 'What [@gauss1801] is'], [':::answer\nIt is `0.5` [@gauss1801, section 2].\n:::\n', ''])}`,
      ),
    },
  ],
  'solution-without-steps': [one(FILL, [':::solution\n1. Subtract', '‸:::solution\nSubtract'])],
} satisfies Samples;

const BLANKS = {
  'marker-not-alone': [one(ORDER, ['\n__1__', '\nx = ‸__1__'])],
  'unnumbered-blank': ['__', '____', '__x__', '__1', '__0__'].map((blank) =>
    one(FILL, ['__1__', `‸${blank}`]),
  ),
  'blank-gap': [one(FILL_MANY, ['__1__ - __2__', '__1__ - ‸__3__'], ['- [2]', '- [2,3]'])],
  'repeated-blank': [one(FILL, ['1 - __1__', '__1__ - ‸__1__'])],
  'wrong-blank-count': [
    one(FILL, ['kept = 1 - __1__', '‸kept = 1 - 0.1']),
    one(FILL, ['kept = 1 - __1__', '‸kept = __2__ - __1__']),
    one(FILL_MANY, ['kept = __1__ - __2__', '‸kept = __1__'], ['- [2]', '- [ ]']),
    one(CLAIM, ['- [x]', '```python\n‸print(__1__)\n```\n\n- [x]']),
    one(ORDER, ['```python\nkept = 1\n\n__1__', '```python\n‸kept = 1']),
    one(ORDER, ['```python\nkept = 1\n\n__1__', '```python\n‸kept = 1\n\n__1__\n__2__']),
  ],
} satisfies Samples;

const OPTIONS = {
  'missing-options': [
    whole(FILL, [OPTIONS_OF_FILL, '']),
    whole(ORDER, [OPTIONS_OF_ORDER, '']),
    whole(PREDICT, [OPTIONS_OF_PREDICT, '']),
    whole(WRITE, [FIRST_OF_WRITE + SECOND_OF_WRITE, '']),
  ],
  'too-few-options': [
    one(FILL, [OPTIONS_OF_FILL, '‸- [x] `0.1`\n']),
    one(PREDICT, [OPTIONS_OF_PREDICT, '‸- [x] `0.5`\n']),
    one(WRITE, [FIRST_OF_WRITE, ''], [SECOND_OF_WRITE, `‸${SECOND_OF_WRITE}`]),
  ],
  'second-option-list': [one(FILL, ['keeps too little\n', 'keeps too little\n\n‸* [ ] `0.3` : too much\n'])],
  'option-without-mark': [one(FILL, ['keeps too little\n', 'keeps too little\n‸- `0.3` : too much\n'])],
  'bad-mark': [
    one(FILL, ['- [ ]', '‸- [2]']),
    one(FILL_MANY, ['- [ ]', '‸- [x]']),
    one(FILL_MANY, ['- [ ]', '‸- [3]']),
    one(ORDER, ['- [ ]', '‸- [x]']),
    one(ORDER, ['- [ ]', '‸- [1,2]']),
    one(WRITE, ['- [ ] Whole division', '‸- [x] Whole division']),
  ],
  'empty-option': [one(CLAIM, ['- [ ] one is negative :', '‸- [ ] :'])],
  'option-not-code': [
    one(FILL, ['- [ ] `0.2`', '‸- [ ] 0.2']),
    one(FILL_MANY, ['- [ ] `0.2`', '‸- [ ] **`0.2`**']),
    one(VALUE, ['- [ ] `0.1`', '‸- [ ] a tenth']),
    one(PROGRAM, ['1 / 0', '1 / __1__'], [OPTIONS_OF_PROGRAM, '- [x] `1`\n‸- [ ] zero : it is none\n']),
    one(ORDER, ['- [ ] `kept = 2`', '‸- [ ] kept = 2']),
    one(PREDICT, ['- [ ] raises `TypeError`', '‸- [ ] raises TypeError']),
    one(PREDICT, ['- [ ] raises `TypeError`', '‸- [ ] `0` or `1`']),
  ],
  'option-without-block': [
    one(CLAIM, [SECOND_OF_CLAIM, '‸- [ ] one is negative : its sign is plus\n']),
    one(PROGRAM, [SECOND_OF_PROGRAM, '‸- [ ] Divide zero : the divisor is the trouble\n']),
    one(WRITE, [SECOND_OF_WRITE, '‸- [ ] Nothing done : that is the whole\n']),
  ],
  'equal-options': [
    one(FILL, ['- [ ] `0.2`', '‸- [ ] `0.1`']),
    { ...one(VALUE, ['- [ ] `0.1`', '‸- [ ] `{K}`']), proof: { values: { K: '4', share: '4' } } },
  ],
  'option-without-misconception': [
    one(FILL, ['- [ ] `0.2` : keeps too little', '‸- [ ] `0.2`']),
    one(WRITE, ['- [ ] Nothing done : that is the whole', '‸- [ ] Nothing done']),
  ],
  'no-answer': [
    one(FILL, ['- [x] `0.1`', '‸- [ ] `0.1` : is right']),
    one(FILL_MANY, ['- [1] `1.0`\n- [2]', '‸- [1] `1.0`\n- [ ]']),
    one(ORDER, ['- [1] `kept', '‸- [ ] `kept']),
    one(ORDER, ['- [1] `kept', '‸- [ ] `kept'], ['- [2] `print', '- [ ] `print']),
  ],
  'two-answers': [
    one(FILL, ['- [ ]', '‸- [x]']),
    one(FILL_MANY, ['- [ ]', '‸- [2]']),
    one(ORDER, ['- [ ]', '‸- [2]']),
  ],
  'marked-by-proof': [one(FILL, ['skill: api', 'skill: api\nkeyed: by-proof'], ['- [x]', '‸- [x]'])],
  'pool-too-small': [
    whole(
      FILL_MANY,
      ['__1__ - __2__', '__1__ - __2__ - __3__'],
      [OPTIONS_OF_MANY, '- [1] `1.0`\n- [2,3] `0.1`\n'],
    ),
  ],
  'too-many-answers': [
    whole(ORDER, ['- [ ]', '- [3] `a = 1`\n- [4] `b = 1`\n- [5] `c = 1`\n- [6] `d = 1`\n- [ ]']),
    whole(
      FILL_MANY,
      ['__1__ - __2__', '__1__ - __2__ - __3__ - __4__'],
      ['kind: fill-many', 'kind: fill-many\nrepeats: true'],
      [OPTIONS_OF_MANY, '- [1] `1.0`\n- [2] `0.1`\n- [3] `2`\n- [4] `3`\n- [ ] `4`\n- [ ] `5`\n'],
    ),
  ],
  'hint-contains-answer': [
    one(FILL, [':::hint\nSubtract.', '‸:::hint\nSubtract `0.1`.']),
    {
      ...one(VALUE, [':::hint\nSubtract.', '‸:::hint\nIt is 0.025.']),
      proof: { values: { K: '4', share: '0.025' } },
    },
  ],
} satisfies Samples;

const NAMES = {
  'unknown-name': [
    one(VALUE, ['each of {K}', '{K} of ‸{L}']),
    one(VALUE, ['0.1 / {K}', '0.1 / {K} + ‸{shar}']),
    one(VALUE, ['- [ ] `0.1` : is', '- [ ] `0.1` : {share} **is *‸{shore}***']),
    one(FILL, ['kept == 0.9', 'kept == ‸__2__']),
    one(ORDER, ['kept == 0.5', 'kept == ‸__1__']),
  ],
  'unused-name': [
    one(VALUE, ['K: [4, 5]', 'K: [4, 5]\n  ‸n: [1, 2]']),
    one(VALUE, ['derive: share = round(0.1 / K, 4)', 'derive: ‸share = round(0.1 / K, 4); rest = 1 - share']),
  ],
  'name-not-replaced': [
    one(VALUE, ['# How much', '# How much of ‸{K}']),
    one(VALUE, [':::hint\nSubtract.', ':::hint\nSubtract ‸{K}.']),
    one(VALUE, ['```python truth', '```python setup\nn = ‸{K}\n```\n\n```python truth']),
  ],
} satisfies Samples;

const PAGES = {
  'nested-part': [
    page(['A half is a share.', '- A half\n\n  ‸```python run id=a\n  1\n  ```']),
    page(['A half is a share.', 'A half.\n\n‸## More']),
  ],
  'heading-depth': [
    page(['## The first half', '‸### The first half']),
    page(['A half is a share.\n:::', 'A half is a share.\n:::\n\n‸#### More']),
    page(['## The first half', '‸# The first half']),
  ],
  'program-without-id': [page(['```python figure id=halves', '‸```python figure'])],
  'unknown-program-word': [
    page(['id=half values', 'id=half ‸vales=kept values']),
    page(['id=halves', 'id=halves ‸raises']),
  ],
  'bad-program-word': [
    page(['id=halves', '‸id=Halves']),
    page(['values=kept', '‸values=kept, values=kept']),
    page(['id=halves', 'id=halves ‸files=digits.u8']),
  ],
  'bad-reference': [
    page(['Divide $1$', 'Divide *‸{{half}}* by {{half.kept}}, $1$']),
    page(['Divide $1$', 'Divide $1$ and ‸{{half.kept:.2x}}']),
    page(['Divide $1$', 'Divide {{half.kept:.1f}} ‸{{half.kept $1$']),
  ],
  'unknown-reference': [
    page(['`{{half.kept}}`', '`‸{{hlaf.kept}}`']),
    page(['`{{half.kept}}`', '$‸{{half.rest}}$']),
    page(['{{experiment-a.acc.plain:.1%}}', '‸{{experiment-a.acc.plan:.1%}}']),
    page(['{{experiment-a.acc.plain:.1%}}', '‸{{experiment-a.acc}}']),
    {
      ...page(['Half of one is', '‸Half of one is {{half.kept.0}} or']),
      run: { id: 'half' as ProgramId, values: { kept: 0.5 } },
    },
    page(['{{experiment-a.acc.plain:.1%}}', '{{experiment-a.seeds:d}} and ‸{{experiment-b.seeds}}']),
  ],
  'bad-figure': [
    {
      ...page(['```python figure', '‸```python figure']),
      run: { id: 'halves' as ProgramId, figure: { title: 'Halves' } },
    },
  ],
  'bad-experiment': [
    { files: { ...patternOf(FILL), 'p/proofs/experiment-a.json': '‸{"seeds": 20}' } },
    { files: { ...patternOf(FILL), 'p/proofs/experiment-a.json': '‸{' } },
  ],
} satisfies Samples;

const CITATIONS = {
  'bad-citation': [
    one(FILL, ['What is left', 'What is left ‸[@gauss']),
    one(FILL, ['What is left', 'What is left ‸[@, page 2]']),
    one(FILL, ['What is left', 'What is left ‸[@gauss `page`]']),
  ],
  'unknown-source': [
    one(FILL, ['What is left', 'What is **left ‸[@gauss1801, page 2]**']),
    card(['What is half', 'Says [@gauss1801] or ‸[@gaus1801] what']),
  ],
  'unused-source': [
    sources([
      'gauss1801:\n  authors: Gauss',
      `gauss1801:\n  authors: Gauss\n${MORE}‸euler:\n  authors: Euler`,
    ]),
  ],
} satisfies Samples;

const PROOFS = {
  'bad-proof': [{ files: patternOf(FILL), file: 'p/proofs/keep-some.json' }],
  'missing-proof': [
    { ...whole(FILL), proof: null },
    {
      ...page(
        ['```python figure id=halves\nfigure = {"title": "Halves"}\n```\n', ''],
        ['```python run', '‸```python run'],
      ),
      run: null,
    },
  ],
  'stale-proof': [
    { ...whole(FILL), proof: { hash: 'of something else' } },
    {
      ...page(['```python run', '‸```python run']),
      run: { id: 'half' as ProgramId, hash: 'of something else' },
    },
  ],
  'key-disproved': [
    { ...one(FILL, ['- [x]', '‸- [x]']), proof: { passing: [] } },
    { ...one(FILL, ['- [ ]', '‸- [ ]']), proof: { passing: ['o1', 'o2'] } },
    { ...whole(FILL_MANY), proof: { passing: ['o1,o2', 'o1,o3'] } },
    {
      ...whole(FILL, ['skill: api', 'skill: api\nkeyed: by-proof'], ['[x] `0.1`', '[ ] `0.1` : is right']),
      proof: { passing: ['o1', 'o2'] },
    },
  ],
} satisfies Samples;

type Samples = { readonly [C in DiagnosticCode]?: readonly Sample[] };

export const SAMPLES: { readonly [C in DiagnosticCode]: readonly Sample[] } = {
  ...FOLDER,
  ...FRONT_MATTER,
  ...MARKDOWN,
  ...BLOCKS,
  ...BLANKS,
  ...OPTIONS,
  ...NAMES,
  ...PAGES,
  ...CITATIONS,
  ...PROOFS,
};
