/** The steps of one batch: which tensor each shows, what its rows add up to, and which lines of the program made it. */
import { formatNumber } from '@tenfold/charts';
import type { Batch, Matrix } from './recorded-batch.ts';

export interface Step {
  /** The section of the page with its prose. */
  readonly section: string;
  readonly name: string;
  /** Of what is shown, in the program's words. */
  readonly tensor: 'logits' | 'log_p' | 'target' | 'terms' | 'gradient';
  readonly decimals: number;
  /** Heads the column at the end of the rows. */
  readonly total: string;
  readonly totalOf: (row: readonly number[]) => string;
  /** Below the table. */
  readonly foot: (batch: Batch) => string;
  /** How the lines of the program begin that make it. */
  readonly lines: readonly string[];
}

const sum = (row: readonly number[]) => row.reduce((total, each) => total + each, 0);
const written = (decimals: number) => (row: readonly number[]) => formatNumber(sum(row), decimals);
const nothing = () => '';

export const STEPS: readonly Step[] = [
  {
    section: 'logits',
    name: 'Logits',
    tensor: 'logits',
    decimals: 1,
    total: 'says',
    totalOf: (row) => String(row.indexOf(Math.max(...row))),
    foot: nothing,
    lines: ['logits', 'label'],
  },
  {
    section: 'log-softmax',
    name: 'Log-softmax',
    tensor: 'log_p',
    decimals: 2,
    total: 'Σ eˣ',
    totalOf: (row) => written(2)(row.map(Math.exp)),
    foot: nothing,
    lines: ['log_p', 'p ='],
  },
  {
    section: 'smoothed-target',
    name: 'Target',
    tensor: 'target',
    decimals: 2,
    total: 'Σ',
    totalOf: written(2),
    foot: nothing,
    lines: ['target', 'eps'],
  },
  {
    section: 'loss',
    name: 'Loss',
    tensor: 'terms',
    decimals: 2,
    total: 'Σ',
    totalOf: written(2),
    foot: ({ loss }) => `mean of the rows: ${formatNumber(loss, 4)}`,
    lines: ['terms', 'losses', 'loss ='],
  },
  {
    section: 'gradient',
    name: 'Gradient',
    tensor: 'gradient',
    decimals: 3,
    total: 'Σ',
    totalOf: written(2),
    foot: nothing,
    lines: ['loss.backward', 'gradient'],
  },
];

/** How deep the colour of each cell is, from -1 to 1: by its distance from 0 among all of the tensor. */
export function depths(values: Matrix): Matrix {
  const largest = Math.max(Number.MIN_VALUE, ...values.flat().map(Math.abs));
  return values.map((row) => row.map((value) => value / largest));
}

/** Does line `index` of the program belong to the step? A line that goes on from another belongs with it. */
export function isLineOf({ lines }: Step, program: readonly string[], index: number): boolean {
  let start = index;
  while (start > 0 && /^[\s)\]]/.test(program[start] ?? '')) start -= 1;
  return lines.some((begin) => (program[start] ?? '').startsWith(begin));
}
