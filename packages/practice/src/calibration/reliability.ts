/**
 * The learner's own reliability diagram: of the answers given with each level of confidence, how many were right, and
 * whether that fits what the level claims.
 */
import type { Answered } from '../log/event.ts';
import type { Tally } from '../verdict/posterior.ts';
import { CONFIDENCES, type Confidence, MEANING, type Range } from './confidence.ts';
import { wilson } from './wilson.ts';

export interface ReliabilityRow extends Tally {
  readonly confidence: Confidence;
  /** The share right that the level claims. */
  readonly claimed: Range;
  /** The share right that was seen, with its .95 interval; null where the level was never stated. */
  readonly seen: (Range & { readonly share: number }) | null;
  /** `over`: surer than right. `under`: righter than sure. Said only when the whole interval lies outside the claim. */
  readonly judgement: 'none' | 'fits' | 'over' | 'under';
}

/** One row a level, from the least sure on. Pass `firstAttempts(events)`: other answers tell nothing. */
export function reliability(answers: readonly Answered[]): readonly ReliabilityRow[] {
  return CONFIDENCES.map((confidence) => {
    const stated = answers.filter((answer) => answer.confidence === confidence);
    return toRow(confidence, { asked: stated.length, right: stated.filter(({ right }) => right).length });
  });
}

function toRow(confidence: Confidence, { right, asked }: Tally): ReliabilityRow {
  const claimed = MEANING[confidence];
  const row = { confidence, claimed, right, asked };
  if (asked === 0) return { ...row, seen: null, judgement: 'none' };
  const interval = wilson(right, asked);
  return { ...row, seen: { share: right / asked, ...interval }, judgement: judge(interval, claimed) };
}

function judge(seen: Range, claimed: Range): ReliabilityRow['judgement'] {
  if (seen.to < claimed.from) return 'over';
  return seen.from > claimed.to ? 'under' : 'fits';
}
