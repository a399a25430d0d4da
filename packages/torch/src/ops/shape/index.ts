export * from './combinations.ts';
export * from './diff.ts';
export * from './flip.ts';
export * from './renorm.ts';
export * from './repeat.ts';
export * from './stack.ts';
export * from './triangle.ts';
export * from './vander.ts';
