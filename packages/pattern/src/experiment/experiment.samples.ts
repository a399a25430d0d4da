import type { Experiment } from './experiment.ts';

/** A small good experiment that tests start from: two values and two seeds. */
export const EXPERIMENT: Experiment = {
  id: 'a',
  file: 'experiment/experiments.yaml',
  title: 'A',
  about: 'Right labels',
  program: 'train',
  code: 'SEED = 0\nEPS = 0',
  files: ['x.u8'],
  seeds: 2,
  set: {},
  varies: 'EPS',
  values: [0, 0.1],
  plain: 0,
  treated: 0.1,
  higher: ['acc'],
  lower: [],
  epochs: 'epoch',
  hasGoal: false,
};
