/** Several blanks and one pool: every filling is put in and run. */
import * as v from 'valibot';
import type { AuthoredOption } from '../../authored.ts';
import { keyOf } from '../../answer-key.ts';
import type { Kind } from '../kind.ts';
import { requireCodeLabels } from '../options.ts';
import { fillBlanks, isKeyed, join, toProgram } from '../programs.ts';

/** More programs than this take minutes to prove and say nothing more. */
const MOST_FILLINGS = 1000;

const fields = {
  repeats: v.optional(v.pipe(v.boolean(), v.description('true, or leave it out')), false),
};

export const fillMany: Kind<'fill-many'> = {
  fields,
  check: 'required',
  truth: 'none',
  blanks: {
    least: 2,
    most: 9,
    says: '2 to 9 blanks',
    remedy: 'Write `__1__`, `__2__`, …; one blank makes a fill.',
  },
  marks: 'numbers',
  optionBlocks: [],
  toQuestion({ base, blanks, check, extra }, report) {
    const { repeats } = v.parse(v.object(fields), extra);
    const pool = base.options.length;
    requireCodeLabels(base.options, 'it goes into a blank', report);
    if (!repeats && pool < blanks) report('pool-too-small', base.at, { options: pool, blanks });
    const count = countFillings(pool, blanks, repeats);
    if (count > MOST_FILLINGS) report('too-many-fillings', base.at, { fillings: count, most: MOST_FILLINGS });
    return check && { ...base, kind: 'fill-many', blanks, repeats, check };
  },
  toCandidates(question, prelude) {
    return fillings(question.options, question.blanks, question.repeats).map((filling) => {
      const code = fillBlanks(question.code?.text ?? '', filling);
      const show = question.show && fillBlanks(question.show.text, filling);
      const check = fillBlanks(question.check.text, filling);
      return {
        answer: keyOf(filling.map((option) => option.id)),
        keyed: isKeyed(question, filling),
        program: toProgram(question, prelude, { code, check, show: show ?? undefined }),
        runnable: join(code, show),
      };
    });
  },
  publish: (base, { blanks, repeats }) => ({ ...base, kind: 'fill-many', blanks, repeats }),
};

function countFillings(pool: number, blanks: number, repeats: boolean): number {
  return Array.from({ length: blanks }, (_, at) => (repeats ? pool : Math.max(0, pool - at))).reduce(
    (a, b) => a * b,
    1,
  );
}

/** Every way to fill the blanks; without repeats each option is used at most once. */
function fillings(pool: readonly AuthoredOption[], blanks: number, repeats: boolean): AuthoredOption[][] {
  if (blanks === 0) return [[]];
  return fillings(pool, blanks - 1, repeats).flatMap((filling) =>
    pool.filter((option) => repeats || !filling.includes(option)).map((option) => [...filling, option]),
  );
}
