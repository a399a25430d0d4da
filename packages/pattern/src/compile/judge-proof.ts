/** Does a recorded proof prove this question as it is now? */
import type { AuthoredQuestion } from '../authored.ts';
import { optionsIn } from '../answer-key.ts';
import type { Report } from '../diagnostics.ts';
import { hintReveals } from '../hint-reveals.ts';
import type { Candidate } from '../kinds/kind.ts';
import { plainText } from '../parse/markdown.ts';
import type { ProvedVariant } from '../proof.ts';

/**
 * Reports what is wrong with one variant: `question` has its parameters replaced, `candidates` are its answers. False
 * where the proof cannot be of this question.
 */
export function judgeProof(
  question: AuthoredQuestion,
  candidates: readonly Candidate[],
  variant: ProvedVariant,
  report: Report,
): boolean {
  const suffix = variant.id === '-' ? '' : ` (${variant.id})`;
  const proved = new Map(variant.candidates.map((candidate) => [candidate.answer, candidate]));
  if (proved.size !== candidates.length || candidates.some(({ answer }) => !proved.has(answer))) {
    report('stale-proof', question.at, {});
    return false;
  }
  const passing = variant.candidates.filter(({ passes }) => passes);
  if (question.keyedByProof && passing.length !== 1) {
    const found = `${passing.length} of ${proved.size} pass`;
    report('key-disproved', question.at, { claim: 'Exactly one answer must pass', variant: suffix, found });
  }
  for (const { answer, keyed } of candidates) {
    const passes = proved.get(answer)?.passes ?? false;
    if (keyed === null || keyed === passes) continue;
    const options = question.options.filter(({ id }) => optionsIn(answer).includes(id));
    const what = optionsIn(answer).map(
      (id) => `\`${options.find((option) => option.id === id)?.text ?? id}\``,
    );
    const claim = `${what.join(', ')} ${keyed ? 'is marked as the answer' : 'is not marked as the answer'}`;
    const at = optionsIn(answer).length === 1 ? (options[0]?.at ?? question.at) : question.at;
    report('key-disproved', at, { claim, variant: suffix, found: passes ? 'it passes' : 'it does not pass' });
  }
  reportEqual(question, suffix, report);
  reportHint(question, variant, suffix, report);
  return true;
}

function reportEqual({ options }: AuthoredQuestion, variant: string, report: Report): void {
  for (const [at, option] of options.entries()) {
    const other = options.slice(0, at).find(({ text }) => text === option.text);
    if (other !== undefined)
      report('equal-options', option.at, { text: option.text, variant, line: other.at.line });
  }
}

function reportHint(
  { kind, hint, options }: AuthoredQuestion,
  proved: ProvedVariant,
  variant: string,
  report: Report,
): void {
  // Lines are all shown: naming one tells nothing about its place.
  if (hint === null || kind === 'order') return;
  const right = new Set(
    proved.candidates.filter(({ passes }) => passes).flatMap(({ answer }) => optionsIn(answer)),
  );
  const shown = options.find(({ id, text }) => right.has(id) && hintReveals(plainText(hint.nodes), text));
  if (shown !== undefined) report('hint-contains-answer', hint.at, { answer: shown.text, variant });
}
