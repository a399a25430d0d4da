export * from './constant.ts';
export * from './fill.ts';
export * from './range.ts';
