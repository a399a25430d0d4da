export * from './grid-sample.ts';
export * from './pad.ts';
export * from './patches.ts';
export * from './upsample.ts';
