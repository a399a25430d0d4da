/** Several blanks and one pool: every filling is put in and run. */
import * as v from 'valibot';
import { arrangements, countArrangements } from '../arrangements.ts';
import type { Kind } from '../kind.ts';
import { requireCodeLabels, SHOWN_OPTIONS } from '../options.ts';
import { filledCandidate } from '../programs.ts';

/** More programs than this take minutes to prove and say nothing more. */
const MOST_FILLINGS = 1000;

const fields = {
  repeats: v.optional(v.pipe(v.boolean(), v.description('true, or leave it out')), false),
};

export const fillMany: Kind<'fill-many'> = {
  fields,
  blocks: { check: 'required', truth: 'none', reference: 'none', show: 'optional' },
  blanks: {
    least: 2,
    most: 9,
    says: '2 to 9 blanks',
    remedy: 'Write `__1__`, `__2__`, …; one blank makes a fill.',
  },
  marks: 'blanks',
  ...SHOWN_OPTIONS,
  optionBlocks: [],
  toQuestion({ base, blanks, blocks: { check }, extra }, report) {
    const { repeats } = v.parse(v.object(fields), extra);
    const pool = base.options.length;
    requireCodeLabels(base.options, 'it goes into a blank', report);
    if (!repeats && pool < blanks) report('pool-too-small', base.at, { options: pool, blanks });
    const ways = countArrangements(pool, blanks, repeats);
    if (ways > MOST_FILLINGS) {
      const remedy = `Keep it to ${MOST_FILLINGS}: fewer options or blanks.`;
      report('too-many-answers', base.at, { ways, what: 'fill the blanks', remedy });
    }
    return check && { ...base, kind: 'fill-many', blanks, repeats, check };
  },
  toCandidates(question, prelude) {
    return arrangements(question.options, question.blanks, question.repeats).map((filling) =>
      filledCandidate(question, prelude, filling, question.check.text),
    );
  },
  publish: (base, { blanks, repeats }) => ({ ...base, kind: 'fill-many', blanks, repeats }),
  seal: (base) => ({ ...base, kind: 'fill-many' }),
};
