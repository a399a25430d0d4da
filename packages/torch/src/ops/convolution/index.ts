export * from './convolution.ts';
