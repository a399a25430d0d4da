/** The rules of the review. An entry of its own, because the scheduler weighs more than half of all else. */
export * from './card-id.ts';
export { GRADES, type Grade } from './grade.ts';
export * from './queue.ts';
export * from './review-record.ts';
export * from './review-task.ts';
export { type Scheduled, schedule } from './schedule.ts';
export { type Due, type Interval, intervals, type Memory } from './scheduler.ts';
