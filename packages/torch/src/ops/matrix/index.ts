export * from './add-products.ts';
export * from './bilinear.ts';
export * from './matmul.ts';
export * from './mm.ts';
