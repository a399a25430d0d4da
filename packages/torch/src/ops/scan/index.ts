export * from './cummax.ts';
export * from './cumprod.ts';
export * from './cumsum.ts';
export * from './logcumsumexp.ts';
