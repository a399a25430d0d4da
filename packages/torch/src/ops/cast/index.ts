export * from './clone.ts';
export * from './promotion.ts';
export * from './real.ts';
export * from './to-dtype.ts';
