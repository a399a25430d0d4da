/** One blank: each option is put into it and the program runs. */
import type { Kind } from '../kind.ts';
import { requireCodeLabels, SHOWN_OPTIONS } from '../options.ts';
import { filledCandidate } from '../programs.ts';

export const fill: Kind<'fill'> = {
  fields: {},
  blocks: { check: 'required', truth: 'none', reference: 'none', show: 'optional' },
  blanks: {
    least: 1,
    most: 1,
    says: 'one blank',
    remedy: 'Write `__1__` once; several blanks make a fill-many.',
  },
  marks: 'tick',
  ...SHOWN_OPTIONS,
  optionBlocks: [],
  toQuestion({ base, blocks: { check } }, report) {
    requireCodeLabels(base.options, 'it goes into the blank', report);
    return check && { ...base, kind: 'fill', check };
  },
  toCandidates(question, prelude) {
    return question.options.map((option) =>
      filledCandidate(question, prelude, [option], question.check.text),
    );
  },
  publish: (base) => ({ ...base, kind: 'fill' }),
  seal: (base) => ({ ...base, kind: 'fill' }),
};
