import type { TestItem } from '@tenfold/practice';

/** Is there an answer that will be judged when the test is submitted? Written code is: it is run then. */
export function isAnswered({ submitted, complete, answer }: TestItem): boolean {
  return submitted || complete || answer?.kind === 'write';
}
