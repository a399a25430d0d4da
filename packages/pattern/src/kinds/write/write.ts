/**
 * The learner writes code that a hidden check judges. The reference passes; the starter and known wrong attempts fail by
 * an assertion that says why.
 */
import type { AnswerKey } from '../../answer.ts';
import { keyOf } from '../../answer-key.ts';
import type { AuthoredQuestion } from '../../authored.ts';
import type { Candidate, Kind } from '../kind.ts';
import { toProgram } from '../programs.ts';
import { REFERENCE, STARTER } from './faces.ts';

export const write: Kind<'write'> = {
  fields: {},
  // No option is right, and none is shown.
  without: ['keyed', 'order'],
  blocks: { check: 'required', truth: 'none', reference: 'required', show: 'none' },
  blanks: { least: 0, most: 0, says: 'no blanks', remedy: 'Write the code that the learner starts from.' },
  marks: 'none',
  fewestOptions: 2,
  optionBlocks: [''],
  toQuestion({ base, blocks: { check, reference } }, report) {
    if (base.code === null) {
      const reason = 'it is what the learner starts from';
      report('missing-block', base.at, { block: 'python', reason, example: '```python with the starter' });
    }
    for (const option of base.options) {
      if (option.block !== null) continue;
      const remedy = 'Indent the whole wrong attempt under it.';
      report('option-without-block', option.at, { block: 'python', remedy });
    }
    return check && reference && { ...base, kind: 'write', check, reference };
  },
  toCandidates(question, prelude) {
    const candidate = candidateOf(question, prelude);
    return [
      candidate(keyOf([REFERENCE]), question.reference.text, true),
      candidate(keyOf([STARTER]), question.code?.text ?? '', false),
      ...question.options.map(({ id, block }) => candidate(keyOf([id]), block?.text ?? '', false)),
    ];
  },
  showsOptions: () => false,
  listingOf: ({ block }) => block?.text ?? null,
  publish: (base) => ({ ...base, kind: 'write' }),
  seal: (base, { check }, _, attempts) => ({ ...base, kind: 'write', check: check.text, attempts }),
};

function candidateOf(question: AuthoredQuestion<'write'>, prelude: string) {
  return (answer: AnswerKey, code: string, keyed: boolean): Candidate => ({
    answer,
    keyed,
    records: 'check',
    program: toProgram(question, prelude, { code, check: question.check.text }),
    runnable: code,
  });
}
