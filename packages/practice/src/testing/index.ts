/** For tests, here and in the packages that use this one: sample tasks, sample events, a session that is talked to. */
export * from './sample-event.ts';
export * from './sample-task.ts';
export * from './seeded-random.ts';
export * from './session.ts';
