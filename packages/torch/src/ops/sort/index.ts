export * from './histogram.ts';
export * from './median.ts';
export * from './search.ts';
export * from './sort.ts';
export * from './topk.ts';
export * from './unique.ts';
