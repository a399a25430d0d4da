/** What is wrong with what a variant shows besides its answers. `question` has its parameters replaced. */
import type { AuthoredQuestion, VariantId } from '@tenfold/pattern';
import type { Outcome, Program } from '@tenfold/runtime';
import type { Finding, FindingKind } from './finding.ts';

export type Run = (program: Program) => Promise<Outcome>;

/** Two options that are one, a program to be repaired that is right already, a quick check that shows nothing. */
export async function judgeShown(
  question: AuthoredQuestion,
  variant: VariantId,
  prelude: string,
  run: Run,
): Promise<Finding[]> {
  const finding = (kind: FindingKind, expected: string, got: string, at: Finding['at']): Finding => ({
    kind,
    question: question.id,
    variant,
    answer: null,
    expected,
    got,
    at,
  });
  const found = findEqualOptions(question).map(({ at, got }) =>
    finding('equal-options', 'every option is another text', got, at),
  );
  const before = [prelude, question.setup?.text ?? ''].join('\n\n');
  const { code, quick } = question;
  const template = templateOf(question);
  if (
    code !== null &&
    template !== null &&
    (await run({ ...template, prelude: before })).check?.kind === 'passed'
  ) {
    found.push(
      finding('template-passes', 'the program shown does not pass', 'it passes as it stands', code.at),
    );
  }
  if (quick !== null) {
    const outcome = await run({ prelude: before, code: quick.text });
    const got = whyNothingIsShown(outcome);
    if (got !== null) found.push(finding('quick-broken', 'the quick check prints the answer', got, quick.at));
  }
  return found;
}

function findEqualOptions({ options }: AuthoredQuestion): Pick<Finding, 'at' | 'got'>[] {
  return options.flatMap((option, number) => {
    const first = options.slice(0, number).find(({ text }) => text === option.text);
    return first ? [{ at: option.at, got: `${first.id} and ${option.id} are both ${option.text}` }] : [];
  });
}

/**
 * The program that is shown to be repaired, and its check: it must not pass as it stands. With blanks it cannot, as an
 * empty blank is a name that does not exist. Only where options are whole programs can the code shown be right already.
 */
function templateOf(question: AuthoredQuestion): Program | null {
  if (question.kind !== 'program' || question.code === null || question.check === null) return null;
  if (question.code.text.includes('__1__')) return null;
  return { code: question.code.text, check: question.check.text };
}

function whyNothingIsShown(outcome: Outcome): string | null {
  if (outcome.kind === 'raised') return `it raised ${outcome.error.type}: ${outcome.error.message}`;
  if (outcome.kind !== 'finished') return `it is ${outcome.kind}`;
  return outcome.stdout.trim() === '' ? 'it prints nothing' : null;
}
