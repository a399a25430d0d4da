export * from './embedding.ts';
