/** An author's mistake as data with a place. All are collected; the command line and the page print them. */
export interface Diagnostic {
  /** From the catalogue in `diagnostics.ts`, e.g. `hint-contains-answer`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Path as given by the caller, relative to the pattern's folder or the working directory. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}
