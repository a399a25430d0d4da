import type { Outcome } from '@tenfold/runtime';

/** `Finished in 12 ms.` */
export function outcomeWords(outcome: Outcome): string {
  const time = outcome.ms < 1000 ? `${Math.round(outcome.ms)} ms` : `${(outcome.ms / 1000).toFixed(1)} s`;
  switch (outcome.kind) {
    case 'finished':
      return `Finished in ${time}.`;
    case 'raised':
      return `Raised ${outcome.error.type} after ${time}.`;
    case 'timed-out':
      return `Stopped: it was still running after ${time}.`;
    case 'interrupted':
      return `Stopped after ${time}.`;
  }
}
