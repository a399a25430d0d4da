/**
 * The record of what a page's programs did, kept beside the pattern as `proofs/pages/<page>.json`. Only `@tenfold/proof` makes
 * one; the compiler shows it.
 */
import type { Json } from './json.ts';
import type { PageMode, ProgramId } from './page.ts';
import type { RanOn } from './proof.ts';

/** What one program did. Numbers are rounded to six digits. */
export interface RecordedRun {
  readonly id: ProgramId;
  /** Of the program and what it reads: `hashOfProgram`. */
  readonly hash: string;
  /** All that it printed, without the line ends around it. */
  readonly printed: string;
  /** Class and first line of the message, when it raised. */
  readonly error: { readonly type: string; readonly message: string } | null;
  /** Those of its `values` that it set. */
  readonly values: Readonly<Record<string, Json>>;
  /** What a figure shows: null for a cell. */
  readonly figure: Json;
}

export interface PageRecord {
  readonly format: 1;
  readonly page: PageMode;
  /** The runtimes that gave these outcomes; they agreed. */
  readonly ranOn: readonly RanOn[];
  readonly programs: readonly RecordedRun[];
}
