/** What a program did: what it printed, and the class of what it raised. What options and learners predict. */
import { isSameValue } from './same-value.ts';

export interface Happening {
  /** Null: whatever it printed. Only an option that says no more than "raises …" leaves it open. */
  readonly printed: string | null;
  /** Class name without module, `RuntimeError`; null when it finished. */
  readonly raised: string | null;
}

/** Does `said` describe what happened? Numbers may differ by `tolerance`; spacing and brackets do not count. */
export function describes(said: Happening, truth: Happening, tolerance: number): boolean {
  if (said.raised !== truth.raised) return false;
  return (
    said.printed === null || truth.printed === null || isSameValue(said.printed, truth.printed, tolerance)
  );
}

/** `0.5 then raises ValueError`, `raises ValueError`, `ValueError` */
const RAISING = /^(.*?)[\s,;]*(?:\b(?:then|and)\b)?\s*(?:\braises?\s+)?\b([A-Za-z_]\w*)(?::.*)?$/;

/**
 * The same for what a learner typed. Where something is raised, its class alone is enough; what is printed before may be
 * typed too.
 */
export function isDescribedBy(text: string, truth: Happening, tolerance: number): boolean {
  if (truth.raised === null) return truth.printed !== null && isSameValue(text, truth.printed, tolerance);
  const [, printed = '', raised = ''] = RAISING.exec(text.trim().replace(/\s+/g, ' ')) ?? [];
  if (raised.toLowerCase() !== truth.raised.toLowerCase()) return false;
  return printed.trim() === '' || truth.printed === null || isSameValue(printed, truth.printed, tolerance);
}
