/** Written code is run before it is judged; what runs it is fetched only then. */
import type { TaskState } from '@tenfold/practice';
import { say } from '../status/status-line.tsx';
import type { LiveTask } from './live-task.ts';

/** Is there code that has not been run as it stands? Then `check` alone would find it incomplete. */
export function mustRun({ answer, phase }: TaskState): boolean {
  return phase === 'open' && answer.kind === 'write' && answer.result === null;
}

/** Checks the code of a task, one check at a time. */
export function codeChecker(task: () => LiveTask): () => Promise<void> {
  let checking: Promise<void> | null = null;
  const check = async () => {
    try {
      await (await import('../kinds/write/check-written.ts')).checkWritten(task());
    } catch {
      say('The check could not be loaded. No attempt is lost; is the connection up?');
    }
    checking = null;
  };
  return () => {
    checking ??= check();
    return checking;
  };
}
