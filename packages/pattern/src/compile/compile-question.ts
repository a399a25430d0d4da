/** A proved question to its public face: built field by field, so that nothing of the authored face slips through. */
import type { AnswerKey } from '../answer.ts';
import { keyOf, optionsIn } from '../answer-key.ts';
import type { AuthoredOption, AuthoredQuestion } from '../authored.ts';
import type { Report } from '../diagnostics.ts';
import { hashOf } from '../hash.ts';
import { candidates, listingOf, publish, sealedOf, showsOptions } from '../kinds/index.ts';
import type { Candidate } from '../kinds/kind.ts';
import { instantiate } from '../names/names.ts';
import type { Proof, ProvedVariant } from '../proof.ts';
import type { PublicOption, PublicQuestion, PublicVariant, SealedBase } from '../public.ts';
import type { OptionId } from '../question.ts';
import { seal } from '../seal.ts';
import type { Highlight } from './highlight.ts';
import { judgeProof } from './judge-proof.ts';
import { inShownOrder, publicIds } from './public-options.ts';
import { toHtml, toInlineHtml } from './to-html.ts';

type Ids = ReadonlyMap<OptionId, OptionId>;

/** The public face; null where the proof is missing or of something else. Every fault goes to `report`. */
export async function compileQuestion(
  question: AuthoredQuestion,
  proof: Proof | undefined,
  prelude: string,
  highlight: Highlight,
  report: Report,
): Promise<PublicQuestion | null> {
  if (proof === undefined) report('missing-proof', question.at, { id: question.id });
  else if (proof.hash !== (await hashOf(question, prelude))) report('stale-proof', question.at, {});
  else {
    const ids = await publicIds(question);
    const variants: PublicVariant[] = [];
    for (const variant of proof.variants) {
      const own = instantiate(question, variant.values);
      const answers = candidates(question, variant.values, prelude);
      if (!judgeProof(own, answers, variant, report)) return null;
      const order = (await inShownOrder(question, variant.id)).map(({ id }) => id);
      variants.push(toVariant(own, variant, answers, ids, order, highlight));
    }
    return publish(toBase(question, proof, variants), question);
  }
  return null;
}

function toBase(question: AuthoredQuestion, proof: Proof, variants: readonly PublicVariant[]) {
  const answers = proof.variants[0]?.candidates ?? [];
  return {
    id: question.id,
    title: question.title,
    level: question.level,
    skill: question.skill,
    attempts: question.attempts,
    seconds: question.seconds,
    hintHtml: question.hint && toHtml(question.hint),
    setup: question.setup?.text ?? null,
    proof: {
      ran: answers.length,
      passed: answers.filter(({ passes }) => passes).length,
      ranOn: proof.ranOn,
    },
    variants,
  };
}

/** `question` and `answers` have their parameters replaced; `order` names the options as they are shown. */
function toVariant(
  question: AuthoredQuestion,
  proved: ProvedVariant,
  answers: readonly Candidate[],
  ids: Ids,
  order: readonly OptionId[],
  highlight: Highlight,
): PublicVariant {
  const code = question.code?.text ?? null;
  const all = question.options.map((option) => toOption(question, option, ids, highlight));
  const shown = order.flatMap((id) => all.filter((option) => option.id === (ids.get(id) ?? id)));
  return {
    id: proved.id,
    promptHtml: toHtml(question.prompt),
    code: code === null ? null : highlight(code),
    source: code ?? '',
    options: showsOptions(question) ? shown : [],
    sealed: seal(sealedOf(toSealed(question, proved, answers, ids), question, proved, all), question.id),
  };
}

function toOption(
  { kind }: AuthoredQuestion,
  option: AuthoredOption,
  ids: Ids,
  highlight: Highlight,
): PublicOption {
  const listing = listingOf(kind, option);
  return {
    id: ids.get(option.id) ?? option.id,
    text: option.text,
    html: toInlineHtml(option.label),
    code: listing === null ? null : highlight(listing),
  };
}

function toSealed(
  question: AuthoredQuestion,
  proved: ProvedVariant,
  answers: readonly Candidate[],
  ids: Ids,
): SealedBase {
  const key = (answer: AnswerKey) => keyOf(optionsIn(answer).map((id) => ids.get(id) ?? id));
  const outcomes = proved.candidates.map(
    ({ answer, passes, outcome }) => [key(answer), { passes, outcome }] as const,
  );
  const misconceptions = question.options.flatMap(({ id, misconception }) =>
    misconception === null ? [] : [[ids.get(id) ?? id, toInlineHtml(misconception)] as const],
  );
  const programs = answers.flatMap(({ answer, runnable }) =>
    runnable === null ? [] : [[key(answer), runnable] as const],
  );
  return {
    outcomes: Object.fromEntries(outcomes),
    misconceptions: Object.fromEntries(misconceptions),
    explanationHtml: toHtml(question.explanation),
    solutionHtml: toHtml(question.solution),
    mistakesHtml: question.mistakes === null ? '' : toHtml(question.mistakes),
    quickCheck: question.quick?.text ?? null,
    programs: Object.fromEntries(programs),
  };
}
