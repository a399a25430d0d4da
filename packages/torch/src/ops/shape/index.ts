export * from './combinations.ts';
export * from './diff.ts';
export * from './flip.ts';
export * from './repeat.ts';
export * from './stack.ts';
export * from './triangle.ts';
