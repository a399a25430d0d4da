/** What the program of the page left, as its record has it: the tensors that are drawn step by step. */
import type { PublicCell } from '@tenfold/pattern/public';

export type Matrix = readonly (readonly number[])[];

export interface Batch {
  /** A name for each example. */
  readonly rows: readonly string[];
  readonly label: readonly number[];
  readonly logits: Matrix;
  readonly log_p: Matrix;
  readonly target: Matrix;
  readonly terms: Matrix;
  readonly loss: number;
  readonly gradient: Matrix;
}

/** Throws where the record lacks a tensor or has one of another shape: the page and its program do not belong together. */
export function toBatch({ id, values }: PublicCell): Batch {
  const list = (name: string): readonly unknown[] => {
    const value: unknown = values[name];
    if (!Array.isArray(value)) throw new Error(`The program ${id} has no list ${name}.`);
    return value;
  };
  const numbers = (value: unknown, name: string): number[] => {
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'number'))
      throw new Error(`${name} of the program ${id} holds more than numbers.`);
    return value;
  };
  const matrix = (name: string) => list(name).map((row) => numbers(row, name));
  return {
    rows: list('rows').map(String),
    label: numbers(list('label'), 'label'),
    logits: matrix('logits'),
    log_p: matrix('log_p'),
    target: matrix('target'),
    terms: matrix('terms'),
    loss: Number(values['loss']),
    gradient: matrix('gradient'),
  };
}
