/** A verdict in plain sentences. Probabilities are whole per cent, and never 0 or 100: nothing here is certain. */
import { type Strength, verdictAfter } from '@tenfold/practice';

type Verdict = ReturnType<typeof verdictAfter>;

export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return whole < 1 ? 'under 1%' : whole > 99 ? 'over 99%' : `${whole}%`;
}

/** `Label smoothing is strong, with a probability of 87%.` */
export function verdictSentence(title: string, { band, chance, kind }: Verdict): string {
  return kind === 'confirmed'
    ? `${title} is ${band}, with a probability of ${percent(chance)}.`
    : `${title} is most likely ${band}, but only with a probability of ${percent(chance)}.`;
}

/** What it rests on: `8 of 10 right. You know between 55% and 92% of it, with a probability of 80%.` */
export function evidenceSentence({ right, asked, interval }: Verdict): string {
  return `${right} of ${asked} right. You know between ${Math.round(interval.from * 100)}% and ${Math.round(interval.to * 100)}% of it, with a probability of 80%.`;
}

/** For the list of modes: `strong (87%), to be confirmed on another day`. */
export function strengthText({ verdict, final }: Strength): string {
  const found = `${verdict.band} (${percent(verdict.chance)})`;
  if (verdict.kind !== 'confirmed') return `${found}, provisional`;
  if (verdict.band !== 'strong') return found;
  return final ? `${found}, confirmed on another day` : `${found}, to be confirmed on another day`;
}
