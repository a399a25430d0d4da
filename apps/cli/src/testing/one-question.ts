/** The smallest pattern that can be proved, by path: one question, which needs no torch. */
export const ONE_QUESTION = {
  'track.yaml': 'format: 1\nid: track\ntitle: Track\n',
  'a/pattern.md': '---\nid: a\nminutes: 1\n---\n# A\n\nA summary.\n',
  'a/practice/mode.md': '---\nminutes: 1\n---\n# Practice\n\nA summary.\n',
  'a/practice/01-one.md': `---
id: one
kind: fill
level: easy
skill: numbers
---
# One

Fill the blank.

\`\`\`python
y = __1__
\`\`\`

\`\`\`python check
assert y == 1
\`\`\`

- [x] \`1\`
- [ ] \`2\` : is two

:::explanation
One is one.
:::

:::solution
1. Count.
:::
`,
};
