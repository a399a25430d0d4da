/** The record of a proof as text: one line an answer, so that a diff shows which answer changed. */
import type { Proof, ProvedVariant } from '@tenfold/pattern';
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

/** JSON with one line for each runtime and each answer; ends with a line break. */
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
  const answers = candidates.map(({ answer, passes, outcome }) =>
    JSON.stringify({ answer, passes, outcome }),
  );
  return `{ "id": ${JSON.stringify(id)}, "values": ${JSON.stringify(values)}, "candidates": ${listOf(answers, '    ')} }`;
}

function listOf(items: readonly string[], indent: string): string {
  return `[\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}]`;
}
