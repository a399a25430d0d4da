/** What the playground shows, in words. */
import { formatNumber } from '@tenfold/charts';
import type { Scene } from './scene.ts';
import type { Smoothed } from './smoothing.ts';

export const short = (value: number) => formatNumber(value, 2);
export const long = (value: number) => formatNumber(value, 4);

/** Below this a difference shows in no printed digit. */
const SAME = 5e-5;

export interface Why {
  readonly verdict: 'higher' | 'lower' | 'equal';
  /** The difference as its formula with the numbers in it; empty where there is none. */
  readonly sum: string;
  readonly reason: string;
}

/** Why smoothing makes the loss of this example higher or lower. */
export function why({ eps, logits, target, convention }: Scene, { loss, plain, meanLogit }: Smoothed): Why {
  const whose = convention === 'all' ? 'of all logits' : 'of the other logits';
  if (eps === 0)
    return { verdict: 'equal', sum: '', reason: 'With ε = 0 nothing is smoothed: both losses are one.' };
  const difference = loss - plain;
  if (Math.abs(difference) < SAME)
    return {
      verdict: 'equal',
      sum: '',
      reason: `The true logit lies at the mean ${whose}: smoothing changes nothing.`,
    };
  const sum = `ε · (z − mean) = ${eps} × (${short(logits[target] ?? 0)} − ${bracketed(meanLogit)}) = ${signed(difference)}`;
  return difference > 0
    ? {
        verdict: 'higher',
        sum,
        reason: `The true logit lies above the mean ${whose}, and smoothing charges for the difference.`,
      }
    : {
        verdict: 'lower',
        sum,
        reason: `The true logit lies below the mean ${whose}, and smoothing asks less of such a class.`,
      };
}

/** Where this example stands between its floor and where it should go. */
export function whereNow({ logits, target, eps }: Scene, { gradient, bestGap }: Smoothed): string {
  const others = logits.filter((_, k) => k !== target);
  const gap = (logits[target] ?? 0) - others.reduce((sum, each) => sum + each, 0) / others.length;
  const push = gradient[target] ?? 0;
  const place = gap < 0 ? `lies ${short(-gap)} below the others` : `lies ${short(gap)} above the others`;
  if (bestGap === null) {
    const without = eps === 0 ? 'without smoothing no' : 'no';
    return `The true logit ${place}; ${without} finite gap is the best.`;
  }
  const best = `The true logit ${place}; the best gap is ${short(bestGap)}.`;
  if (Math.abs(push) < 0.005) return `${best} Training would leave it here.`;
  return push < 0
    ? `${best} Training would raise the true logit.`
    : `${best} Surer than its target: training would lower it.`;
}

/** What is announced once the scene rests: the result first. */
export function announcement(scene: Scene, smoothed: Smoothed): string {
  const { verdict } = why(scene, smoothed);
  const compared = verdict === 'equal' ? 'the same as' : `${verdict} than`;
  return `Loss ${short(smoothed.loss)}, ${compared} the plain loss ${short(smoothed.plain)}; floor ${short(smoothed.floor)}. ${whereNow(scene, smoothed)}`;
}

const bracketed = (value: number) => (value < 0 ? `(${short(value)})` : short(value));
const signed = (value: number) => `${value > 0 ? '+' : ''}${short(value)}`;
