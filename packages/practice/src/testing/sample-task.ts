import {
  type AnswerKey,
  keyOf,
  type OptionId,
  type PatternId,
  type PublicOption,
  type PublicQuestion,
  type PublicVariant,
  type QuestionId,
  type QuestionKind,
  type SealedVariant,
  type VariantId,
} from '@tenfold/pattern/public';
import type { TaskContext } from '../task/task.ts';

export interface Sample {
  readonly kind: QuestionKind;
  /** Texts of the options; their ids are o1, o2, … */
  readonly options: readonly string[];
  readonly blanks: number;
  readonly repeats: boolean;
  /** Of `predict`: the learner types. */
  readonly typed: boolean;
  /** The answers that pass, each by the texts in its places. */
  readonly passing: readonly (readonly string[])[];
  readonly attempts: number;
  readonly hint: string | null;
  readonly variants: readonly string[];
}

const CREATE_THE_LOSS: Sample = {
  kind: 'fill',
  options: ['0.1', '1.0', '0.0', '-0.1'],
  blanks: 1,
  repeats: false,
  typed: false,
  passing: [['0.1']],
  attempts: 3,
  hint: 'Every class keeps a share.',
  variants: ['-'],
};

/** A task with its proof: one blank with four chips unless told otherwise. Every filling has an outcome. */
export function sampleTask(changes: Partial<Sample> = {}): TaskContext {
  const sample = { ...CREATE_THE_LOSS, ...changes };
  const variants = sample.variants.map((id) => toVariant(sample, id as VariantId));
  const [variant] = variants;
  if (!variant) throw new Error('A sample needs a variant');
  return {
    pattern: 'label-smoothing' as PatternId,
    contentVersion: '1',
    mode: 'practice',
    question: toQuestion(sample, variants),
    variant,
    open: () => toSealed(sample),
  };
}

function toOptions(sample: Sample): readonly PublicOption[] {
  const toId = (index: number) => `o${index + 1}` as OptionId;
  return sample.options.map((text, index) => ({ id: toId(index), text, html: text, code: null }));
}

function toVariant(sample: Sample, id: VariantId): PublicVariant {
  return { id, promptHtml: '', code: null, source: '', options: toOptions(sample), sealed: '' };
}

function toQuestion(sample: Sample, variants: readonly PublicVariant[]): PublicQuestion {
  const base = {
    id: 'create-the-loss' as QuestionId,
    title: 'Create the loss',
    level: 'easy',
    skill: 'api',
    attempts: sample.attempts,
    seconds: null,
    hintHtml: sample.hint,
    setup: null,
    proof: { ran: fillings(sample).length, passed: sample.passing.length, ranOn: [] },
    variants,
  } as const;
  const { kind, blanks, repeats, typed } = sample;
  switch (kind) {
    case 'fill-many':
      return { ...base, kind, blanks, repeats };
    case 'order':
      return { ...base, kind, lines: blanks };
    case 'predict':
      return { ...base, kind, typed };
    default:
      return { ...base, kind };
  }
}

function toSealed(sample: Sample): SealedVariant {
  const passing = new Set(sample.passing.map((texts) => JSON.stringify(texts)));
  const outcome = { kind: 'finished', shown: '', error: null } as const;
  const outcomes = fillings(sample).map((filling): [AnswerKey, SealedVariant['outcomes'][AnswerKey]] => [
    keyOf(filling.map(({ id }) => id)),
    { passes: passing.has(JSON.stringify(filling.map(({ text }) => text))), outcome },
  ]);
  const base = {
    outcomes: Object.fromEntries(outcomes),
    misconceptions: {},
    explanationHtml: '',
    solutionHtml: '',
    mistakesHtml: '',
    quickCheck: null,
    programs: {},
  };
  const { kind } = sample;
  switch (kind) {
    case 'order':
      return { ...base, kind, template: '__1__' };
    case 'predict': {
      const truth = { printed: sample.passing[0]?.[0] ?? '', raised: null };
      return { ...base, kind, truth, tolerance: 1e-4, foreseen: [] };
    }
    case 'write':
      return { ...base, kind, check: '', attempts: [] };
    default:
      return { ...base, kind };
  }
}

/** Every way to fill the places. */
function fillings(sample: Sample): readonly (readonly PublicOption[])[] {
  let found: readonly (readonly PublicOption[])[] = [[]];
  for (let place = 0; place < sample.blanks; place++) {
    found = found.flatMap((before) =>
      toOptions(sample)
        .filter((option) => sample.repeats || !before.some(({ id }) => id === option.id))
        .map((option) => [...before, option]),
    );
  }
  return found;
}
