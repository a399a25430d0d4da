/** For tests, here and in the packages that use this one: sample tasks, sample events, sessions that are talked to. */
export * from './challenge-session.ts';
export * from './review-session.ts';
export * from './sample-bank.ts';
export * from './sample-event.ts';
export * from './sample-task.ts';
export * from './seeded-random.ts';
export * from './session.ts';
export * from './test-session.ts';
