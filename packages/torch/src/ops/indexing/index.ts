export * from './gather.ts';
export * from './index-tensor.ts';
export * from './masked.ts';
export * from './one-hot.ts';
