export * from './every.ts';
export * from './extreme.ts';
export * from './mean.ts';
export * from './sum.ts';
export * from './prod.ts';
