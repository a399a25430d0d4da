/** Runs everything that decides one question, on one runtime. */
import {
  candidates,
  instantiate,
  parseVariants,
  type Provable,
  type ProvedVariant,
  type VariantId,
  type VariantValues,
  variantsProgram,
} from '@tenfold/pattern';
import type { Limits, Outcome, Program, Runtime } from '@tenfold/runtime';
import type { Finding } from './finding.ts';
import { judgeVariant, type Ran, toProvedCandidate } from './judge.ts';
import { judgeShown, type Run } from './judge-shown.ts';

export interface ProveOptions {
  readonly limits?: Partial<Limits>;
  /** Called after each program that ran. */
  readonly onRun?: () => void;
}

/** What running a question or a card gave: a story to record or compare, and what is wrong with it. */
export interface QuestionRun {
  readonly question: Provable;
  readonly variants: readonly ProvedVariant[];
  readonly findings: readonly Finding[];
  /** How many answers were run, over all variants. */
  readonly candidates: number;
}

/**
 * Runs every answer of every variant of `question` and judges which pass. `prelude` is the pattern's. Starts all
 * programs of the question at once, so give it a pool. Rejects only when the runtime is not to be had.
 */
export async function proveQuestion(
  question: Provable,
  prelude: string,
  runtime: Runtime,
  { limits = {}, onRun }: ProveOptions = {},
): Promise<QuestionRun> {
  const run = async (program: Program): Promise<Outcome> => {
    const outcome = await runtime.run(program, { limits });
    onRun?.();
    return outcome;
  };
  const found = await findVariants(question, run);
  if ('kind' in found) return { question, variants: [], findings: [found], candidates: 0 };
  const proved = await Promise.all(found.map((variant) => proveVariant(question, variant, prelude, run)));
  return {
    question,
    variants: proved.map(({ variant }) => variant),
    findings: proved.flatMap(({ findings }) => findings),
    candidates: proved.reduce((sum, { variant }) => sum + variant.candidates.length, 0),
  };
}

/** The variants there are; a finding where Python cannot tell or there is none. */
async function findVariants(question: Provable, run: Run): Promise<readonly VariantValues[] | Finding> {
  if (question.kind === 'card') return [{ id: '-' as VariantId, values: {} }];
  const outcome = await run({ code: variantsProgram(question) });
  const { derive, where } = question.parameters;
  const wrong = (expected: string, got: string): Finding => ({
    kind: 'bad-parameters',
    question: question.id,
    variant: null,
    answer: null,
    expected,
    got,
    at: derive?.at ?? where?.at ?? question.at,
  });
  if (outcome.kind !== 'finished') {
    const said = outcome.kind === 'raised' ? `${outcome.error.type}: ${outcome.error.message}` : outcome.kind;
    return wrong('derive and where run for every choice of vary', said);
  }
  const variants = parseVariants(outcome.stdout);
  return variants.length === 0 ? wrong('where keeps at least one choice', 'it keeps none') : variants;
}

async function proveVariant(authored: Provable, { id, values }: VariantValues, prelude: string, run: Run) {
  const question = authored.kind === 'card' ? authored : instantiate(authored, values);
  const runOnce = once(run);
  const ran: Ran[] = await Promise.all(
    candidates(authored, values, prelude).map(async (candidate) => ({
      candidate,
      outcome: await runOnce(candidate.program),
    })),
  );
  const variant: ProvedVariant = { id, values, candidates: ran.map(toProvedCandidate) };
  const shown = question.kind === 'card' ? [] : await judgeShown(question, id, prelude, run);
  return { variant, findings: [...shown, ...judgeVariant(question, id, ran)] };
}

/** Answers that are about one program share its run. */
function once(run: Run): Run {
  const outcomes = new Map<string, Promise<Outcome>>();
  return (program) => {
    const name = JSON.stringify(program);
    const outcome = outcomes.get(name) ?? run(program);
    outcomes.set(name, outcome);
    return outcome;
  };
}
