/**
 * What does the program shown print or raise? It runs as it stands, and each option says what it does. Where the learner
 * types, the options are the answers foreseen: the right one, and wrong ones whose misconception is known.
 */
import * as v from 'valibot';
import { keyOf } from '../../answer-key.ts';
import type { AuthoredOption } from '../../authored.ts';
import type { ProvedVariant } from '../../proof.ts';
import type { Kind } from '../kind.ts';
import { isKeyed, join, toProgram } from '../programs.ts';
import { TOLERANCE } from '../tolerance.ts';
import type { Happening } from './happening.ts';
import { predictionOf } from './prediction.ts';

const fields = {
  typed: v.optional(v.pipe(v.boolean(), v.description('true, or leave it out')), false),
  tolerance: TOLERANCE,
};

export const predict: Kind<'predict'> = {
  fields,
  without: [],
  blocks: { check: 'none', truth: 'none', reference: 'none', show: 'none' },
  blanks: { least: 0, most: 0, says: 'no blanks', remedy: 'Write the whole code.' },
  marks: 'tick',
  fewestOptions: 1,
  optionBlocks: [],
  toQuestion({ base, extra }, report) {
    const { typed, tolerance } = v.parse(v.object(fields), extra);
    const [only] = base.options;
    if (!typed && base.options.length === 1 && only) report('too-few-options', only.at, {});
    if (base.code === null) {
      const reason = 'it is the program whose output is asked for';
      report('missing-block', base.at, { block: 'python', reason, example: '```python with the program' });
    }
    for (const option of base.options) {
      if (predictionOf(option.label) !== null) continue;
      const remedy = 'Write `what it prints`, raises `TheError`, or `what it prints` then raises `TheError`.';
      report('option-not-code', option.at, { reason: 'it is compared with what happens', remedy });
    }
    return { ...base, kind: 'predict', typed, tolerance };
  },
  toCandidates(question, prelude) {
    const code = question.code?.text ?? '';
    return question.options.map((option) => ({
      answer: keyOf([option.id]),
      keyed: isKeyed(question, [option]),
      records: 'output',
      program: toProgram(question, prelude, { code }),
      says: { ...saidBy(option), tolerance: question.tolerance },
      runnable: join(code),
    }));
  },
  showsOptions: ({ typed }) => !typed,
  listingOf: () => null,
  publish: (base, { typed }) => ({ ...base, kind: 'predict', typed }),
  seal: (base, { typed, tolerance, options }, proved, shown) => ({
    ...base,
    kind: 'predict',
    truth: truthOf(proved),
    tolerance,
    foreseen: typed ? shown.map((option, at) => ({ ...option, says: saidBy(options[at]) })) : [],
  }),
};

const NOTHING: Happening = { printed: '', raised: null };

/** What an option says; nothing where its label is none of the forms, which has been reported. */
function saidBy(option: AuthoredOption | undefined): Happening {
  return (option && predictionOf(option.label)) ?? NOTHING;
}

/** All answers are about one run. */
function truthOf({ candidates: [first] }: ProvedVariant): Happening {
  return first === undefined
    ? NOTHING
    : { printed: first.outcome.shown, raised: first.outcome.error?.type ?? null };
}
