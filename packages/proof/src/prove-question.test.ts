import type { Outcome, Program } from '@tenfold/runtime';
import { describe, expect, it } from 'vitest';
import { proveQuestion } from './prove-question.ts';
import { fillQuestion, finished, questionOf, raised, scriptedRuntime, timedOut } from './scripted.ts';

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
