/** Each option is a statement with the experiment that tries it out: its `claim` block sets `holds`. */
import { keyOf } from '../../answer-key.ts';
import type { Kind } from '../kind.ts';
import { SHOWN_OPTIONS } from '../options.ts';
import { isKeyed, join, toProgram } from '../programs.ts';

export const claim: Kind<'claim'> = {
  fields: {},
  blocks: { check: 'none', truth: 'none', reference: 'none', show: 'optional' },
  blanks: { least: 0, most: 0, says: 'no blanks', remedy: 'Write the whole code.' },
  marks: 'tick',
  ...SHOWN_OPTIONS,
  optionBlocks: ['claim'],
  toQuestion({ base }, report) {
    for (const option of base.options) {
      if (option.block !== null) continue;
      const remedy = 'Indent a ```python claim block under it that sets `holds`.';
      report('option-without-block', option.at, { block: 'claim', remedy });
    }
    return { ...base, kind: 'claim' };
  },
  toCandidates(question, prelude) {
    return question.options.map((option) => {
      const code = join(question.code?.text, option.block?.text);
      return {
        answer: keyOf([option.id]),
        keyed: isKeyed(question, [option]),
        records: 'output',
        program: toProgram(question, prelude, { code, check: 'assert holds' }),
        runnable: join(code, question.show?.text, 'print(holds)'),
      };
    });
  },
  publish: (base) => ({ ...base, kind: 'claim' }),
  seal: (base) => ({ ...base, kind: 'claim' }),
};
