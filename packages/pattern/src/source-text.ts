/** Pieces of an author's file that know their place in it. */
import type { RootContent } from 'mdast';

/** A place in a file, counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Python as the author wrote it; `at` is its first character. */
export interface Code {
  readonly text: string;
  readonly at: Place;
}

/** Markdown as a tree, so that a value can be put in without becoming Markdown itself. */
export interface Prose {
  readonly nodes: readonly RootContent[];
  readonly at: Place;
}

/** A work that prose cites. */
export interface Source {
  /** Family names, or what stands for them. */
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  readonly url: string;
  readonly at: Place;
}
