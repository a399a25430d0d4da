export * from './complex.ts';
export * from './view-as-real.ts';
