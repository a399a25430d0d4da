export * from './softmax.ts';
export * from './softmax-backward.ts';
