export * from './alias.ts';
export * from './detach.ts';
export * from './expand.ts';
export * from './join.ts';
export * from './reshape.ts';
export * from './select.ts';
export * from './squeeze.ts';
export * from './transpose.ts';
