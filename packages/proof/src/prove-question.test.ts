import type { Outcome, Program } from '@tenfold/runtime';
import { describe, expect, it } from 'vitest';
import { proveQuestion } from './prove-question.ts';
import {
  card,
  fillQuestion,
  finished,
  questionOf,
  questionWith,
  raised,
  scriptedRuntime,
  timedOut,
} from './scripted.ts';

const passesWith = (one: string) => (program: Program) =>
  finished(program.code.includes(`x = ${one}`) ? 'passed' : 'failed');

async function findingsOf(markdown: string, outcomeOf: (program: Program) => Outcome, variants?: unknown) {
  return (await proveQuestion(questionOf(markdown), '', scriptedRuntime(outcomeOf, variants))).findings;
}

describe('a question is proved', () => {
  it('when exactly the marked answer passes', async () => {
    const run = await proveQuestion(questionOf(fillQuestion()), '', scriptedRuntime(passesWith('1')));
    expect(run.findings).toEqual([]);
    expect(run.candidates).toBe(2);
    expect(run.variants).toMatchObject([
      {
        id: '-',
        candidates: [
          { answer: 'o1', passes: true },
          { answer: 'o2', passes: false },
        ],
      },
    ]);
  });

  it('when the others raise: an exception does not pass', async () => {
    const outcomeOf = (program: Program) =>
      program.code.includes('x = 1') ? finished('passed') : raised('ValueError', 'no');
    expect(await findingsOf(fillQuestion(), outcomeOf)).toEqual([]);
  });

  it('by the proof alone when exactly one answer passes', async () => {
    const markdown = fillQuestion('keyed: by-proof\n', '- [ ] `1`\n- [ ] `2`\n');
    expect(await findingsOf(markdown, passesWith('2'))).toEqual([]);
  });
});

describe('a question is not proved', () => {
  it('when the marked answer fails and another passes', async () => {
    expect(await findingsOf(fillQuestion(), passesWith('2'))).toMatchObject([
      { kind: 'key-fails', answer: 'o1', got: 'does not pass, finished; the check says: assert x == 1' },
      { kind: 'other-passes', answer: 'o2', got: 'passes, finished' },
    ]);
  });

  it.each([
    ['none', () => finished('failed')],
    ['two', () => finished('passed')],
  ])('by the proof when %s of the answers pass', async (_, outcomeOf) => {
    const markdown = fillQuestion('keyed: by-proof\n', '- [ ] `1`\n- [ ] `2`\n');
    expect(await findingsOf(markdown, outcomeOf)).toMatchObject([{ kind: 'not-one-passes' }]);
  });

  it('when a wrong answer is stopped by a limit', async () => {
    const outcomeOf = (program: Program) => (program.code.includes('x = 1') ? finished('passed') : timedOut);
    expect(await findingsOf(fillQuestion(), outcomeOf)).toMatchObject([{ kind: 'not-ended', answer: 'o2' }]);
  });

  it('when the check breaks; the finding names its line', async () => {
    const outcomeOf = (program: Program) => finished(program.code.includes('x = 1') ? 'passed' : 'broken');
    const markdown = fillQuestion();
    const line = markdown.split('\n').indexOf('assert x == 1') + 1;
    expect(await findingsOf(markdown, outcomeOf)).toMatchObject([
      { kind: 'check-broken', answer: 'o2', at: { file: 'pattern/practice/01-question.md', line } },
    ]);
  });

  it('when show raises after a program that finished', async () => {
    const markdown = fillQuestion().replace(
      '```python check',
      '```python show\nprint(y)\n```\n\n```python check',
    );
    const outcomeOf = (program: Program) => ({
      ...passesWith('1')(program),
      shown: "x\nNameError: name 'y' is not defined\n",
    });
    expect(await findingsOf(markdown, outcomeOf)).toMatchObject([
      { kind: 'show-broken' },
      { kind: 'show-broken' },
    ]);
  });

  it('when two options are the same text in one of its variants', async () => {
    const markdown = fillQuestion('vary:\n  a: [1, 2]\n', '- [x] `1`\n- [ ] `{a}` : wrong\n');
    const variants = [
      { id: 'a=1', values: { a: '1' } },
      { id: 'a=2', values: { a: '2' } },
    ];
    const found = await findingsOf(markdown, passesWith('1'), variants);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'equal-options', variant: 'a=1' }));
    expect(found.filter(({ variant }) => variant === 'a=2')).toEqual([]);
  });

  it('when its parameters leave no variant', async () => {
    expect(await findingsOf(fillQuestion(), passesWith('1'), [])).toMatchObject([{ kind: 'bad-parameters' }]);
  });

  it('when an experiment raises: that is not the same as a claim that does not hold', async () => {
    const claims = fillQuestion(
      '',
      '- [x] one\n\n  ```python claim\n  holds = True\n  ```\n\n- [ ] two : no\n\n  ```python claim\n  holds = y\n  ```\n',
    )
      .replace('kind: fill', 'kind: claim')
      .replace('x = __1__', 'x = 1')
      .replace(/```python check[^`]*```/, '');
    const outcomeOf = (program: Program) =>
      program.code.includes('holds = True') ? finished('passed') : raised('NameError', 'no y');
    expect(await findingsOf(claims, outcomeOf)).toMatchObject([{ kind: 'check-broken', answer: 'o2' }]);
  });

  it('when the program that is to be repaired already passes', async () => {
    const repair = fillQuestion(
      '',
      '- [x] one\n\n  ```python\n  x = 1\n  ```\n\n- [ ] two : no\n\n  ```python\n  x = 2\n  ```\n',
    )
      .replace('kind: fill', 'kind: program')
      .replace('x = __1__', 'x = 0');
    expect(await findingsOf(repair, passesWith('1'))).toEqual([]);
    const shownPasses = (program: Program) => finished(program.code.includes('x = 2') ? 'failed' : 'passed');
    expect(await findingsOf(repair, shownPasses)).toMatchObject([{ kind: 'template-passes' }]);
  });

  it.each([
    ['raises', raised('NameError', 'no z'), 'it raised NameError: no z'],
    ['prints nothing', finished('passed', { check: null }), 'it prints nothing'],
  ])('when its quick check %s', async (_, ofQuick, got) => {
    const markdown = `${fillQuestion()}\n\`\`\`python quick\nz\n\`\`\`\n`;
    const outcomeOf = (program: Program) => (program.code === 'z' ? ofQuick : passesWith('1')(program));
    expect(await findingsOf(markdown, outcomeOf)).toMatchObject([{ kind: 'quick-broken', got }]);
  });
});

describe('an order', () => {
  const order = questionWith(
    'order',
    '```python\n__1__\n```\n\n```python check\nassert x == 1\n```\n\n- [1] `a()`\n- [2] `b()`\n- [ ] `c()`\n',
  );
  const prove = (...passing: string[]) =>
    proveQuestion(
      order,
      '',
      scriptedRuntime((program) => finished(passing.includes(program.code) ? 'passed' : 'failed')),
    );

  it('is run in every way, and other orders than the one marked may pass', async () => {
    const run = await prove('a()\nb()', 'b()\na()');
    expect(run.findings).toEqual([]);
    expect(run.candidates).toBe(6);
  });

  it('that is marked has to pass', async () => {
    expect((await prove('b()\na()')).findings).toMatchObject([{ kind: 'key-fails', answer: 'o1,o2' }]);
  });

  it('with a line to leave over must not pass', async () => {
    expect((await prove('a()\nb()', 'a()\nc()')).findings).toMatchObject([
      { kind: 'other-passes', answer: 'o1,o3' },
    ]);
  });
});

describe('a prediction', () => {
  const predict = questionWith(
    'predict',
    '```python\nf()\n```\n\n- [x] `0.5`\n- [ ] `1` : twice\n- [ ] raises `ValueError` : nothing is wrong\n',
  );
  const prove = async (outcome: Outcome) => {
    const ran: Program[] = [];
    const runtime = scriptedRuntime((program) => {
      ran.push(program);
      return outcome;
    });
    return { ran, ...(await proveQuestion(predict, '', runtime)) };
  };
  const prints = (stdout: string) => finished('passed', { stdout, check: null });

  it('is judged against one run of the program as it is shown', async () => {
    const { ran, findings, variants } = await prove(prints('0.5000\n'));
    expect(findings).toEqual([]);
    expect(ran).toEqual([{ prelude: '', code: 'f()' }]);
    expect(variants[0]?.candidates.map(({ passes }) => passes)).toEqual([true, false, false]);
  });

  it('that is marked has to happen', async () => {
    expect((await prove(prints('1\n'))).findings).toMatchObject([
      { kind: 'key-fails', answer: 'o1' },
      { kind: 'other-passes', answer: 'o2' },
    ]);
    expect((await prove(raised('ValueError', 'no'))).findings).toMatchObject([
      { kind: 'key-fails', answer: 'o1' },
      { kind: 'other-passes', answer: 'o3' },
    ]);
  });

  it('of a program that does not end is nothing', async () => {
    const { findings } = await prove({ ...timedOut, stdout: '0.5' });
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'key-fails', answer: 'o1' }));
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'not-ended' }));
  });
});

describe('code to write', () => {
  const block = (code: string) => `\n  \`\`\`python\n  ${code}\n  \`\`\`\n`;
  const write = questionWith(
    'write',
    `\`\`\`python\nx = ...\n\`\`\`\n\n\`\`\`python check\nassert x == 1, "x is not 1"\n\`\`\`\n
\`\`\`python reference\nx = 1\n\`\`\`\n\n- [ ] two : no\n${block('x = 2')}\n- [ ] three : no\n${block('x = 3')}`,
  );
  const fails = (message: string) => finished('failed', { check: { kind: 'failed', message } });
  const prove = (outcomeOf: (code: string) => Outcome) =>
    proveQuestion(
      write,
      '',
      scriptedRuntime(({ code }) => outcomeOf(code)),
    );

  it('is proved by a reference that passes, and a starter and attempts that fail for a reason', async () => {
    const { findings, variants } = await prove((code) =>
      code === 'x = 1' ? finished('passed') : fails('x is not 1'),
    );
    expect(findings).toEqual([]);
    expect(variants[0]?.candidates).toMatchObject([
      { answer: 'reference', passes: true, outcome: { shown: '' } },
      { answer: 'starter', passes: false, outcome: { shown: 'x is not 1' } },
      { answer: 'o1', passes: false },
      { answer: 'o2', passes: false },
    ]);
  });

  it('needs a reference that passes', async () => {
    expect((await prove(() => fails('no'))).findings).toMatchObject([
      { kind: 'key-fails', answer: 'reference' },
    ]);
  });

  it('must not be done as it is begun, nor by an attempt that is said to be wrong', async () => {
    const { findings } = await prove((code) => (code === 'x = 3' ? fails('no') : finished('passed')));
    expect(findings).toMatchObject([
      { kind: 'other-passes', answer: 'starter' },
      { kind: 'other-passes', answer: 'o1' },
    ]);
  });

  it('has a check that says to the learner what is wrong, and breaks on no attempt', async () => {
    const { findings } = await prove((code) => {
      if (code === 'x = 1') return finished('passed');
      return code === 'x = 2' ? fails('assert x == 1') : finished('broken');
    });
    expect(findings).toMatchObject([
      { kind: 'check-broken', answer: 'starter' },
      { kind: 'check-unworded', answer: 'o1', got: 'assert x == 1' },
      { kind: 'check-broken', answer: 'o2' },
    ]);
  });
});

describe('a card', () => {
  const prove = (outcome: Outcome) =>
    proveQuestion(
      card(),
      '',
      scriptedRuntime(() => outcome),
    );

  it('is proved by its check alone', async () => {
    const { findings, variants } = await prove(finished('passed'));
    expect(findings).toEqual([]);
    expect(variants).toMatchObject([{ id: '-', candidates: [{ answer: 'holds', passes: true }] }]);
  });

  it('is not proved when its check fails', async () => {
    const at = { file: 'pattern/review/01-question.md', line: 15 };
    expect((await prove(finished('failed'))).findings).toMatchObject([
      { kind: 'key-fails', answer: 'holds', at },
    ]);
  });
});
