/** A JavaScript contender's process: `child.ts MODULE`. The module exports what `Contender` says. */
import { type Measured, measurer, type Preparations } from './steps.ts';

export interface Contender {
  readonly version: string;
  readonly preparations?: Preparations;
  /** Where the work isn't in JavaScript. */
  readonly measure?: (row: string, budgetMs: number) => Promise<Measured>;
}

export interface Request {
  readonly row: string;
  readonly budgetMs: number;
}

export type Answer = Measured | { readonly unsupported: string };

const firstLine = (error: unknown): string => String(error).trim().split('\n').at(-1) ?? '';

const [path] = process.argv.slice(2);
const contender: Contender = await import(String(path));
const measure = contender.measure ?? measurer(contender.preparations ?? {});

process.on('message', (message: Request) => {
  const send = (answer: Answer) => process.send?.(answer);
  measure(message.row, message.budgetMs).then(send, (error) => send({ unsupported: firstLine(error) }));
});
process.on('disconnect', () => process.exit());
process.send?.({ version: contender.version });
