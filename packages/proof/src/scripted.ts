/** For tests: a question written in a few lines, and a runtime that does as it is told. */
import {
  type AuthoredCard,
  type AuthoredQuestion,
  type CheckedPattern,
  parsePattern,
} from '@tenfold/pattern';
import type { CheckResult, Outcome, Program, Runtime } from '@tenfold/runtime';

/** The pattern that has just this question; throws what is wrong with it. */
function patternOf(markdown: string, mode = 'practice'): CheckedPattern {
  const { pattern, diagnostics } = parsePattern({
    'track.yaml': 'format: 1\nid: track\ntitle: Track\n',
    'pattern/pattern.md': '---\nid: pattern\nminutes: 1\n---\n# Pattern\n\nA summary.\n',
    [`pattern/${mode}/mode.md`]: '---\nminutes: 1\n---\n# Mode\n\nA summary.\n',
    [`pattern/${mode}/01-question.md`]: markdown,
  });
  if (pattern === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  return pattern;
}

export function questionOf(markdown: string): AuthoredQuestion {
  const question = patternOf(markdown).modes[0]?.questions[0];
  if (question === undefined) throw new Error('no question');
  return question;
}

/** A card whose check is one assertion. */
export function card(): AuthoredCard {
  const text =
    '---\nid: card\nkind: card\nskill: skill\n---\n# Card\n\nWhat?\n\n:::answer\nThat.\n:::\n\n```python check\nassert 1\n```\n';
  const [only] = patternOf(text, 'review').modes[0]?.cards ?? [];
  if (only === undefined) throw new Error('no card');
  return only;
}

/** A question of any other kind, from its code blocks and options. */
export const questionWith = (kind: string, body: string) =>
  questionOf(`---
id: question
kind: ${kind}
level: easy
skill: skill
---
# Question

Answer it.

${body}
:::explanation
Because.
:::

:::solution
1. So.
:::
`);

/** A question of kind `fill` with two options, `1` marked and `2` not; `front` are further lines of front matter. */
export const fillQuestion = (front = '', options = '- [x] `1`\n- [ ] `2` : too much\n') => `---
id: question
kind: fill
level: easy
skill: skill
${front}---
# Question

Fill it.

\`\`\`python
x = __1__
\`\`\`

\`\`\`python check
import math
assert x == 1
\`\`\`

${options}
:::explanation
Because.
:::

:::solution
1. So.
:::
`;

const NOTHING = { stdout: '', truncated: false, shown: null, check: null, values: {}, ms: 1 };
const ERROR = { traceback: '', line: 1 };

export const finished = (check: CheckResult['kind'], also: Partial<Outcome> = {}): Outcome => ({
  ...NOTHING,
  kind: 'finished',
  check: toCheck(check),
  ...(also as object),
});
export const raised = (type: string, message: string): Outcome => ({
  ...NOTHING,
  kind: 'raised',
  error: { ...ERROR, type, message },
});
export const timedOut: Outcome = { ...NOTHING, kind: 'timed-out' };

function toCheck(kind: CheckResult['kind']): CheckResult {
  if (kind === 'passed') return { kind };
  if (kind === 'failed') return { kind, message: 'assert x == 1' };
  const traceback = '  File "check.py", line 2, in <module>\nNameError: no y';
  return { kind, error: { type: 'NameError', message: 'no y', traceback, line: null } };
}

/**
 * A runtime that runs nothing: `outcomeOf` says what the program of an answer does. A question has one variant
 * without parameters, unless `variants` names others.
 */
export function scriptedRuntime(
  outcomeOf: (program: Program) => Outcome,
  variants: unknown = [{ id: '-', values: {} }],
): Runtime {
  return {
    info: { on: 'engine', python: '3', torch: '1' },
    run: async (program) =>
      program.prelude === undefined
        ? { ...NOTHING, kind: 'finished', stdout: JSON.stringify(variants) }
        : outcomeOf(program),
    close: async () => {},
  };
}
