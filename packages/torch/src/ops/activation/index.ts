export * from './elu.ts';
export * from './gelu.ts';
export * from './glu.ts';
export * from './hard.ts';
export * from './leaky-relu.ts';
export * from './shrink.ts';
export * from './silu.ts';
export * from './softplus.ts';
