export * from './cross-entropy.ts';
export * from './kl-div.ts';
export * from './nll-loss.ts';
