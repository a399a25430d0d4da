export * from './matmul.ts';
export * from './mm.ts';
