import type { LiveTask } from '../task/live-task.ts';
export function Runner(_: { task: LiveTask; prelude: string }) {
  return <div />;
}
