/** Small good files that tests start from; a test changes what it is about. Not part of the package. */

export const TRACK = 'format: 1\nid: pytorch\ntitle: PyTorch\n';

export const PATTERN = `---
id: label-smoothing
minutes: 10
---
# Label smoothing

Give every class a little.
`;

export const MODE = `---
minutes: 10
---
# Practice

Fill in, then choose.
`;

const END = `
:::hint
Subtract.
:::

:::explanation
What is left is the rest.
:::

:::solution
1. Subtract it from one.
:::
`;

export const FILL = `---
id: keep-some
kind: fill
level: easy
skill: api
---
# Keep some

Fill the blank.

\`\`\`python
kept = 1 - __1__
\`\`\`

\`\`\`python check
assert kept == 0.9
\`\`\`

- [x] \`0.1\`
- [ ] \`0.2\` : keeps too little
${END}`;

export const FILL_MANY = `---
id: share-some
kind: fill-many
level: hard
skill: api
---
# Share some

Fill both blanks.

\`\`\`python
kept = __1__ - __2__
\`\`\`

\`\`\`python check
assert kept == 0.9
\`\`\`

- [1] \`1.0\`
- [2] \`0.1\`
- [ ] \`0.2\`
${END}`;

export const VALUE = `---
id: how-much
kind: value
level: medium
skill: api
vary:
  K: [4, 5]
derive: share = round(0.1 / K, 4)
---
# How much

How much does each of {K} classes get?

\`\`\`python truth
answer = 0.1 / {K}
\`\`\`

- [x] \`{share}\`
- [ ] \`0.1\` : is what all of them get together
${END}`;

export const CLAIM = `---
id: what-is-true
kind: claim
level: medium
skill: api
---
# What is true

What is true?

- [x] one is positive

  \`\`\`python claim
  holds = 1 > 0
  \`\`\`

- [ ] one is negative : its sign is plus

  \`\`\`python claim
  holds = 1 < 0
  \`\`\`
${END}`;

export const PROGRAM = `---
id: repair-it
kind: program
level: medium
skill: api
---
# Repair it

Which change makes it run?

\`\`\`python
print(1 / 0)
\`\`\`

- [x] Divide by one

  \`\`\`python
  print(1 / 1)
  \`\`\`

- [ ] Divide zero : the divisor is the trouble

  \`\`\`python
  print(0 / 0)
  \`\`\`
${END}`;

export const ORDER = `---
id: in-order
kind: order
level: medium
skill: api
---
# In order

Put the lines in order.

\`\`\`python
kept = 1

__1__
\`\`\`

\`\`\`python check
assert kept == 0.5
\`\`\`

- [1] \`kept = kept - 0.5\`
- [2] \`print(kept)\`
- [ ] \`kept = 2\` : is too much
${END}`;

export const PREDICT = `---
id: say-it
kind: predict
level: easy
skill: api
---
# Say it

What does it print?

\`\`\`python
print(1 - 0.5)
\`\`\`

- [x] \`0.5\`
- [ ] raises \`TypeError\` : both are numbers
${END}`;

export const WRITE = `---
id: write-it
kind: write
level: hard
skill: api
---
# Write it

Write \`half(x)\`.

\`\`\`python
def half(x):
    ...
\`\`\`

\`\`\`python check
assert half(1) == 0.5, "Half of 1 is 0.5."
\`\`\`

\`\`\`python reference
def half(x):
    return x / 2
\`\`\`

- [ ] Whole division : rounds down

  \`\`\`python
  def half(x):
      return x // 2
  \`\`\`

- [ ] Nothing done : that is the whole

  \`\`\`python
  def half(x):
      return x
  \`\`\`
${END}`;

export const CARD = `---
id: half-of-one
kind: card
skill: api
---
# Half

What is half of one?

:::answer
It is \`0.5\` [@gauss1801, section 2].
:::

\`\`\`python check
assert 1 / 2 == 0.5
\`\`\`
`;

export const SOURCES = `gauss1801:
  authors: Gauss
  year: 1801
  title: On halves
  url: https://example.org/halves
`;

const REVIEW = `---
minutes: 5
---
# Review

Say the answer, then turn the card.
`;

export const PAGE = `---
minutes: 6
---
# Learn

Half of one is {{half.kept:.2f}}.

## The first half

Divide $1$ by two: \`{{half.kept}}\`, and {{experiment-a.acc.plain:.1%}} are right.

\`\`\`python run id=half values=kept
kept = 1 / 2
print(kept)
\`\`\`

:::note
A half is a share.
:::

\`\`\`python figure id=halves
figure = {"title": "Halves"}
\`\`\`
`;

export const EXPERIMENT =
  '{"experiment": "a", "values": {"seeds": 20, "acc": {"plain": 0.9608, "smoothed": 0.9758}}}';

/** A pattern with this page, and what was recorded of an experiment. */
export function withPage(files: Readonly<Record<string, string>>, page: string): Record<string, string> {
  return { ...files, 'p/learn.md': page, 'p/proofs/experiment-a.json': EXPERIMENT };
}

/** The files of a pattern with these questions, in this order. */
export function patternOf(...questions: readonly string[]): Record<string, string> {
  const named = questions.map((text, at) => [`p/practice/0${at + 1}-question.md`, text]);
  return {
    'track.yaml': TRACK,
    'p/pattern.md': PATTERN,
    'p/practice/mode.md': MODE,
    ...Object.fromEntries(named),
  };
}

/** The same with this card in its review, and the work that it cites. */
export function withCard(files: Readonly<Record<string, string>>, card: string): Record<string, string> {
  return { ...files, 'p/sources.yaml': SOURCES, 'p/review/mode.md': REVIEW, 'p/review/01-card.md': card };
}

/** `text` with each `from`, which must be in it once, changed to its `to`. */
export function change(text: string, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`'${from}' is not in the text exactly once`);
    return before.replace(from, () => to);
  }, text);
}
