import { parseProof } from '@tenfold/pattern';
import { expect, it } from 'vitest';
import { proveQuestion } from './prove-question.ts';
import { finished, questionWith, scriptedRuntime } from './scripted.ts';
import { formatProof, toProof } from './to-proof.ts';

const order = questionWith(
  'order',
  '```python\n__1__\n```\n\n```python check\nassert 1\n```\n\n- [1] `a`\n- [2] `b`\n- [3] `c`\n- [4] `d`\n- [5] `e`\n',
);

async function record() {
  const outcomeOf = ({ code }: { readonly code: string }) => {
    const passes = code.startsWith('a\nb\nc');
    return finished(passes ? 'passed' : 'failed', { shown: passes ? 'right' : `begins with ${code[0]}` });
  };
  const run = await proveQuestion(order, '', scriptedRuntime(outcomeOf));
  return toProof(run, 'hash', [{ on: 'engine', python: '3', torch: '1' }]);
}

it('answers that did the same share a line', async () => {
  const text = formatProof(await record());
  const lines = text.split('\n').filter((line) => line.includes('"answers"'));
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('"answers":["o1,o2,o3,o4,o5","o1,o2,o3,o5,o4"],"passes":true');
});

it('a record that was written is read as it was', async () => {
  const proof = await record();
  const { proof: read } = parseProof('p.json', formatProof(proof));
  const byAnswer = (candidates = proof.variants[0]?.candidates) =>
    Object.fromEntries((candidates ?? []).map((candidate) => [candidate.answer, candidate]));
  expect(byAnswer(read?.variants[0]?.candidates)).toEqual(byAnswer());
  expect({ ...read, variants: [] }).toEqual({ ...proof, variants: [] });
});
