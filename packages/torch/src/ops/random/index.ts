export * from './bernoulli.ts';
export * from './continuous.ts';
export * from './draw.ts';
export * from './integers.ts';
export * from './like.ts';
export * from './multinomial.ts';
export * from './poisson.ts';
