/**
 * The goal of the clean experiment: calibration better than plain, at an accuracy that is no worse. Judged by what the
 * program leaves in `p`, its probabilities for the test images, against labels that the judge reads itself; the same seeds
 * of the plain network are recorded.
 */
import { compareSeeds, type PublicExperiment, SEED, setConstants } from '@tenfold/pattern/experiment';
import type { Outcome } from '@tenfold/runtime';

export const GOAL_SEEDS = 10;
/** Records are rounded: a difference below this is none. */
const NOTHING = 0.0005;

/** Runs after the program, and prints accuracy and ECE as JSON: from `p` alone, for the split of this seed. */
export const JUDGE = `
import json as _json
import torch as _torch
_torch.set_grad_enabled(False)
_data = _torch.tensor(list(open('digits.u8', 'rb').read()), dtype=_torch.uint8)
_torch.manual_seed(SEED)
_labels = _data[1797 * 64:].long()[_torch.randperm(1797)[1100:]]
assert isinstance(p, _torch.Tensor) and p.shape == (697, 10), 'p has to be the probabilities of the 697 test images, (697, 10).'
_p = p.detach().double()
assert bool((_p >= 0).all()) and bool(((_p.sum(1) - 1).abs() < 1e-4).all()), 'Each row of p has to be probabilities that sum to 1.'
_sure, _answer = _p.max(1)
_right = (_answer == _labels).double()
_bin = (_sure * 15).ceil().long().clamp(1, 15)
_ece = sum(abs((_sure - _right)[_bin == b].sum().item()) for b in range(1, 16)) / len(_labels)
print(_json.dumps([_right.mean().item(), _ece]))
`;

export interface GoalRun {
  readonly acc: number;
  readonly ece: number;
}

/** What was measured of one run, or the sentence that says why nothing could be. */
export function toGoalRun(outcome: Outcome): GoalRun | string {
  if (outcome.kind === 'raised') return outcome.error.traceback;
  if (outcome.kind !== 'finished') return 'The program did not end.';
  const shown = (outcome.shown ?? '').trim();
  const [acc, ece] = (/^\[([^\]]*)\]$/.exec(shown)?.[1] ?? '').split(',').map(Number);
  if (acc === undefined || ece === undefined || Number.isNaN(acc + ece))
    return shown.split('\n').at(-1) ?? 'Nothing was measured.';
  return { acc, ece };
}

/** The program for one seed; null when it has no line for the seed. */
export function goalProgram(code: string, seed: number): string | null {
  const set = setConstants(code, { [SEED]: String(seed) });
  return set.missing.length === 0 ? set.code : null;
}

export interface GoalVerdict {
  readonly reached: boolean;
  readonly text: string;
}

/** `runs` are of seeds 0, 1, … in that order. */
export function judgeGoal(
  runs: readonly GoalRun[],
  { plain, record }: Pick<PublicExperiment, 'plain' | 'record'>,
): GoalVerdict {
  const before = (record.measures[plain] ?? []).slice(0, runs.length);
  const compare = (of: keyof GoalRun) =>
    compareSeeds(
      before.map((run) => run[of] ?? Number.NaN),
      runs.map((run) => run[of]),
    );
  const [acc, ece] = [compare('acc'), compare('ece')];
  const isAccurate = acc.difference > -NOTHING;
  const isCalibrated = ece.high !== null && ece.high < 0;
  const figures = `Over ${runs.length} seeds: accuracy ${(100 * acc.treated).toFixed(1)}% (plain ${(100 * acc.plain).toFixed(1)}%), ECE ${ece.treated.toFixed(4)} (plain ${ece.plain.toFixed(4)}).`;
  if (isAccurate && isCalibrated) return { reached: true, text: `Reached. ${figures}` };
  const missing = [
    ...(isAccurate ? [] : ['accuracy is below plain']),
    ...(isCalibrated
      ? []
      : [
          ece.difference < -NOTHING
            ? 'ECE is lower, but the seeds do not support it: its interval holds 0'
            : 'ECE is not lower than plain',
        ]),
  ];
  return { reached: false, text: `Not yet: ${missing.join(', and ')}. ${figures}` };
}
