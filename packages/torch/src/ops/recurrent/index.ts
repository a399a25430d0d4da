export * from './cell.ts';
export * from './lstm-layer.ts';
export * from './network.ts';
export * from './pack.ts';
