/** Lines to put in order: every order is put into the marker and run, and every order that passes is right. */
import type { AuthoredOption, AuthoredQuestion } from '../../authored.ts';
import { keyOf } from '../../answer-key.ts';
import type { Report } from '../../diagnostics.ts';
import { placeIn } from '../../parse/blanks.ts';
import { arrangements, countArrangements } from '../arrangements.ts';
import type { Kind } from '../kind.ts';
import { requireCodeLabels } from '../options.ts';
import { join, toProgram } from '../programs.ts';
import { MARKER_LINE, orderedProgram } from './ordered-program.ts';

/** Six lines, or five and one to leave over. */
const MOST_ORDERS = 720;

export const order: Kind<'order'> = {
  fields: {},
  // Lines are always shuffled, and their marks say how many there are.
  without: ['keyed', 'order'],
  blocks: { check: 'required', truth: 'none', reference: 'none', show: 'optional' },
  blanks: {
    least: 1,
    most: 1,
    says: 'the one marker `__1__`',
    remedy: 'Write `__1__` once, on a line of its own: the lines go there.',
  },
  marks: 'places',
  fewestOptions: 2,
  optionBlocks: [],
  toQuestion({ base, places, blocks: { check } }, report) {
    requireCodeLabels(base.options, 'it is a line of the program', report);
    reportMarker(base, report);
    const ways = countArrangements(base.options.length, places, false);
    if (ways > MOST_ORDERS) {
      const remedy = `Keep it to ${MOST_ORDERS}: fewer lines.`;
      report('too-many-answers', base.at, { ways, what: 'order the lines', remedy });
    }
    return check && { ...base, kind: 'order', lines: places, check };
  },
  toCandidates(question, prelude) {
    const template = templateOf(question);
    const show = question.show?.text;
    return arrangements(question.options, question.lines, false).map((lines) => ({
      answer: keyOf(lines.map(({ id }) => id)),
      keyed: claimOf(lines),
      records: 'output',
      program: toProgram(question, prelude, {
        code: orderedProgram(
          template,
          lines.map(({ text }) => text),
        ),
        check: question.check.text,
        show,
      }),
      runnable: null,
    }));
  },
  showsOptions: () => true,
  listingOf: ({ text }) => text,
  publish: (base, { lines }) => ({ ...base, kind: 'order', lines }),
  seal: (base, question) => ({
    ...base,
    kind: 'order',
    template: join(templateOf(question), question.show?.text),
  }),
};

function templateOf(question: AuthoredQuestion<'order'>): string {
  return question.code?.text ?? '';
}

/** The order marked passes; another one may; one with a line that is to be left over does not. */
function claimOf(lines: readonly AuthoredOption[]): boolean | null {
  if (lines.every(({ answers }, at) => answers.includes(at + 1))) return true;
  return lines.some(({ answers }) => answers.length === 0) ? false : null;
}

function reportMarker({ code }: Pick<AuthoredQuestion, 'code'>, report: Report): void {
  const at = code?.text.indexOf('__1__') ?? -1;
  if (code !== null && at >= 0 && !MARKER_LINE.test(code.text))
    report('marker-not-alone', placeIn(code, at), {});
}
