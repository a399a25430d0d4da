export * from './scaled-dot-product.ts';
