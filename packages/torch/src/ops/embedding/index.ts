export * from './embedding.ts';
export * from './embedding-bag.ts';
