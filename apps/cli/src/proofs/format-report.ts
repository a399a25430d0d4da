/** What `tenfold prove` says, for a reader. */
import { instantiate, optionsIn, programsOf, type Provable } from '@tenfold/pattern';
import type { On } from '../runtimes.ts';
import type { Asked } from './asked.ts';
import type { FoundOn, Judged } from './judge-runs.ts';
import type { RunOn, Skipped } from './run-on.ts';

const NAMES: Readonly<Record<On, string>> = { engine: 'our engine', pytorch: 'PyTorch' };

/** `create-the-loss` and what was run of it, in one line a runtime. */
export function formatRun(run: RunOn | Skipped): string {
  if (run.kind === 'skipped') return `  ${NAMES[run.on]}: NOT RUN. ${run.why.replaceAll('\n', '\n    ')}`;
  const questions = run.patterns.flatMap((pattern) => pattern.questions);
  const info = run.patterns[0]?.info;
  const answers = questions.reduce((sum, question) => sum + question.candidates, 0);
  const variants = questions.reduce((sum, question) => sum + question.variants.length, 0);
  const cells = run.patterns
    .flatMap(({ pages }) => pages)
    .reduce((sum, page) => sum + page.programs.length, 0);
  const versions = info ? ` (torch ${info.torch}, Python ${info.python})` : '';
  return (
    `  ${NAMES[run.on]}${versions}: ${count(answers, 'answer')} to ${count(variants, 'variant')} of ` +
    `${countTasks(questions.map(({ question }) => question))}, ${count(cells, 'cell')} of pages, ${count(run.programs, 'program')} in ${seconds(run.ms)}, started in ${seconds(run.startMs)}`
  );
}

/** A finding with its place, what should be and what is. */
export function formatFinding(finding: FoundOn, judged: readonly Judged[]): string {
  const { file, line, column } = finding.at;
  const where = [finding.question, finding.variant, answerText(finding, judged)].filter(
    (part) => part !== null && part !== '-',
  );
  const on = finding.on.length > 0 ? ` (on ${finding.on.map((one) => NAMES[one]).join(' and ')})` : '';
  return [
    `${file}:${line}:${column} ${finding.kind}: ${where.join(', ')}${on}`,
    `  expected: ${finding.expected}`,
    `  got:      ${finding.got}`,
  ].join('\n');
}

/** The answer as its author wrote it: `o1,o2 = 0.1, 0.025`. */
function answerText({ question, variant, answer }: FoundOn, judged: readonly Judged[]): string | null {
  const one = judged.find((other) => other.question.id === question);
  if (answer === null || one === undefined || one.question.kind === 'card') return answer;
  const values =
    one.accounts.flatMap(({ run }) => run.variants).find(({ id }) => id === variant)?.values ?? {};
  const options = instantiate(one.question, values).options;
  const texts = optionsIn(answer).map((id) => options.find((option) => option.id === id)?.text ?? id);
  return `${answer} = ${texts.join(', ')}`;
}

/** `63 questions and 22 cards` */
function countTasks(all: readonly Provable[]): string {
  const cards = all.filter(({ kind }) => kind === 'card').length;
  const questions = count(all.length - cards, 'question');
  return cards === 0 ? questions : `${questions} and ${count(cards, 'card')}`;
}

/** The same with the programs of pages, and experiments. */
export function countAll({
  questions,
  pages,
  experiments,
}: Pick<Asked, 'questions' | 'pages' | 'experiments'>): string {
  const cells = pages.reduce((sum, page) => sum + programsOf(page).length, 0);
  return [
    countTasks(questions),
    ...(cells === 0 ? [] : [`${count(cells, 'cell')} on ${count(pages.length, 'page')}`]),
    ...(experiments.length === 0 ? [] : [count(experiments.length, 'experiment')]),
  ].join(', ');
}

export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
