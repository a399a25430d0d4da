export * from './clone.ts';
export * from './to-dtype.ts';
