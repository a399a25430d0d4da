/**
 * A page of a pattern (`why.md`, `learn.md`, …) as its author wrote it: prose, and programs that are run. Texts may still
 * hold references such as `{{one-step.loss:.3f}}`, which the compiler replaces by recorded values.
 */
import type { Heading } from 'mdast';
import type { Json } from './json.ts';
import type { RanOn } from './proof.ts';
import type { Mode } from './question.ts';
import type { Code, Place, Prose } from './source-text.ts';

/** The modes in which things are shown rather than asked: each is a page. */
export const PAGE_MODES = ['why', 'learn', 'deep-dive', 'visualize', 'experiment', 'metrics'] as const;
export type PageMode = (typeof PAGE_MODES)[number] & Mode;

/** Stable name of a cell or figure; no other of its pattern has it. */
export type ProgramId = string & { readonly brand: 'ProgramId' };

/** A program of a page: a cell shows what it prints, a figure the chart that it describes in `figure`. */
export interface PageProgram {
  readonly kind: 'cell' | 'figure';
  readonly id: ProgramId;
  /** Of its fence. */
  readonly at: Place;
  readonly code: Code;
  /** Names whose values at its end are recorded, so that prose can refer to them. */
  readonly values: readonly string[];
  /** Names of the pattern's data files, without ending, that it finds in its folder. */
  readonly files: readonly string[];
  /** It is there to show an exception: not to raise is a fault. */
  readonly raises: boolean;
}

export type PagePart =
  | { readonly kind: 'heading'; readonly heading: Heading; readonly depth: 2 | 3; readonly at: Place }
  | { readonly kind: 'prose' | 'note'; readonly prose: Prose }
  | PageProgram;

export interface CheckedPage {
  readonly mode: PageMode;
  /** The beginning of the file. */
  readonly at: Place;
  readonly title: string;
  readonly minutes: number;
  /** The first paragraph: the page's lead, and what the list of modes says. */
  readonly summary: Prose;
  readonly parts: readonly PagePart[];
}

/** A recorded experiment, as far as prose refers to it. */
export interface RecordedExperiment {
  readonly values: { readonly [name: string]: Json };
  readonly ranOn: readonly RanOn[];
}
/** By their names (`experiment-a`). */
export type Experiments = ReadonlyMap<string, RecordedExperiment>;

/** The programs of a page, in their order. */
export function programsOf({ parts }: CheckedPage): PageProgram[] {
  return parts.flatMap((part) => (part.kind === 'cell' || part.kind === 'figure' ? [part] : []));
}
