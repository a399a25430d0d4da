/** The record of a proof as text: one line for answers that did the same, so that a diff shows which changed. */
import { groupEqual, type Proof, type ProvedVariant } from '@tenfold/pattern';
import type { RuntimeInfo } from '@tenfold/runtime';
import type { QuestionRun } from './prove-question.ts';

/** The record of what `run` gave. `ranOn` are the runtimes that agreed on it, `hash` names what was run. */
export function toProof(run: QuestionRun, hash: string, ranOn: readonly RuntimeInfo[]): Proof {
  return {
    format: 1,
    question: run.question.id,
    hash,
    ranOn: ranOn.map(({ on, python, torch }) => ({ on, python, torch })),
    variants: run.variants,
  };
}

/** JSON with one line for each runtime and each different outcome; ends with a line break. */
export function formatProof({ variants, ranOn, ...head }: Proof): string {
  const lines = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},`);
  return [
    '{',
    ...lines,
    `  "ranOn": ${listOf(
      ranOn.map((one) => JSON.stringify(one)),
      '  ',
    )},`,
    `  "variants": ${listOf(variants.map(formatVariant), '  ')}`,
    '}\n',
  ].join('\n');
}

function formatVariant({ id, values, candidates }: ProvedVariant): string {
  const groups = groupEqual(candidates, ({ passes, outcome }) => ({ passes, outcome }));
  const answers = groups.map(({ value, members }) =>
    JSON.stringify({ answers: members.map(({ answer }) => answer), ...value }),
  );
  return `{ "id": ${JSON.stringify(id)}, "values": ${JSON.stringify(values)}, "candidates": ${listOf(answers, '    ')} }`;
}

function listOf(items: readonly string[], indent: string): string {
  return `[\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}]`;
}
