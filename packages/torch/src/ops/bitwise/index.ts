export * from './bitwise.ts';
export * from './divisor.ts';
export * from './shift.ts';
