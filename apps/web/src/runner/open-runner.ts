// scratch
import { signal } from '@preact/signals';
import type { LiveTask } from '../task/live-task.ts';
export const openRunner = signal<{ task: LiveTask } | null>(null);
export const canRun = (_: LiveTask) => true;
export const warmUp = () => {};
export const runHere = (task: LiveTask) => {
  openRunner.value = { task };
};
