export * from './close.ts';
export * from './compare.ts';
export * from './finite.ts';
export * from './logical.ts';
