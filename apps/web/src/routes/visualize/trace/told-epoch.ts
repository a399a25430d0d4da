/** What a recorded run was like after an epoch, in words. */
import { formatNumber } from '@tenfold/charts';
import type { PublicTraces } from '@tenfold/pattern/experiment';

/** How one network trained. */
export type TracedRun = PublicTraces[string][number];

/** The gap between the true logit and the others at which the smoothed loss is smallest: ln(K (1 - eps) / eps + 1) (eps/K convention). */
export const bestGap = (eps: number, classes: number) => Math.log((classes * (1 - eps)) / eps + 1);

/** The smallest smoothed loss: the entropy of the target. */
export function lossFloor(eps: number, classes: number): number {
  const [share, other] = [1 - eps + eps / classes, eps / classes];
  return -share * Math.log(share) - (classes - 1) * other * Math.log(other);
}

/** A gap that changes less than this in an epoch has settled. */
const SETTLED = 0.05;

/** `epoch` counts from 0. */
export function toldEpoch(plain: TracedRun, smoothed: TracedRun, best: number, epoch: number): string {
  const gapAt = ({ trace }: TracedRun, at: number) => trace['gap']?.[at] ?? Number.NaN;
  const [gap, smoothedGap] = [gapAt(plain, epoch), gapAt(smoothed, epoch)];
  const growth = epoch > 0 ? gap - gapAt(plain, epoch - 1) : 0;
  const moving = growth > SETTLED ? `, ${number(growth)} more than an epoch ago` : '';
  const off = smoothedGap - best;
  return `Without smoothing the gap is ${number(gap)}${moving}. With ε = ${smoothed.value} it is ${number(
    smoothedGap,
  )}, ${number(Math.abs(off))} ${off > 0 ? 'above' : 'below'} the best gap of ${number(best)}.`;
}

const number = (value: number) => formatNumber(value, 2);
