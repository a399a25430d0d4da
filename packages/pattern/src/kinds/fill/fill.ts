/** One blank: each option is put into it and the program runs. */
import { keyOf } from '../../answer-key.ts';
import type { Kind } from '../kind.ts';
import { requireCodeLabels, SHOWN_OPTIONS } from '../options.ts';
import { fillBlanks, isKeyed, join, toProgram } from '../programs.ts';

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
    return question.options.map((option) => {
      const code = fillBlanks(question.code?.text ?? '', [option]);
      const show = question.show && fillBlanks(question.show.text, [option]);
      const check = fillBlanks(question.check.text, [option]);
      return {
        answer: keyOf([option.id]),
        keyed: isKeyed(question, [option]),
        records: 'output',
        program: toProgram(question, prelude, { code, check, show: show ?? undefined }),
        runnable: join(code, show),
      };
    });
  },
  publish: (base) => ({ ...base, kind: 'fill' }),
  seal: (base) => ({ ...base, kind: 'fill' }),
};
