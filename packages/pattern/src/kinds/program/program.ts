/**
 * Each option is a program, or a piece that goes into the marker `__1__` of the code shown. Without a check an
 * option passes when its program ends without an exception.
 */
import type { Kind } from '../kind.ts';
import { requireCodeLabels, SHOWN_OPTIONS } from '../options.ts';
import { filledCandidate } from '../programs.ts';

export const program: Kind<'program'> = {
  fields: {},
  blocks: { check: 'optional', truth: 'none', reference: 'none', show: 'optional' },
  blanks: {
    least: 0,
    most: 1,
    says: 'at most the one marker `__1__`',
    remedy: 'Several blanks make a fill-many.',
  },
  marks: 'tick',
  ...SHOWN_OPTIONS,
  optionBlocks: ['', 'shown'],
  toQuestion({ base, blanks, blocks: { check } }, report) {
    if (blanks > 0) requireCodeLabels(base.options, 'it goes into the marker `__1__`', report);
    for (const option of base.options) {
      if (blanks > 0 && option.block !== null) {
        const remedy = 'Remove it: the text of the option goes into `__1__`.';
        report('block-not-allowed', option.block.at, {
          kind: 'An option for the marker',
          block: 'python',
          remedy,
        });
      } else if (blanks === 0 && option.block === null) {
        const remedy = 'Indent its whole program under it, or put the marker `__1__` into the code shown.';
        report('option-without-block', option.at, { block: 'python', remedy });
      }
    }
    return { ...base, kind: 'program', check };
  },
  toCandidates(question, prelude) {
    const check = question.check?.text ?? 'assert error is None';
    return question.options.map((option) =>
      filledCandidate(question, prelude, [option], check, option.block?.text),
    );
  },
  publish: (base) => ({ ...base, kind: 'program' }),
  seal: (base) => ({ ...base, kind: 'program' }),
};
