export * from './cosine-similarity.ts';
export * from './pairwise-distance.ts';
