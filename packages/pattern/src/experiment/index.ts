/** Experiments: what the command line records, and the page runs and shows. Pure, and small enough for a page. */
export * from './compare-seeds.ts';
export * from './experiment.ts';
export * from './public-experiment.ts';
export * from './record.ts';
export * from './report.ts';
