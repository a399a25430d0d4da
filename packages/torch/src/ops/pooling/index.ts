export * from './average-pool.ts';
export * from './max-pool.ts';
