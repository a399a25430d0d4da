/**
 * What this side and Python's side (`python/tenfold_driver`) say to each other, over a pipe or a worker's port.
 * Messages come from a place where a stranger's program runs, so each is checked when it arrives.
 */
import * as v from 'valibot';
import type { CheckResult, Limits, Program, PythonError, Value } from './runtime.ts';

/** One program to run, as Python's side reads it. */
export type Request = Program & Limits;

const numberSchema = v.union([v.number(), v.picklist(['nan', 'inf', '-inf'])]);

const valueSchema: v.GenericSchema<Value> = v.variant('kind', [
  v.object({ kind: v.literal('number'), value: numberSchema }),
  v.object({ kind: v.literal('boolean'), value: v.boolean() }),
  v.object({ kind: v.literal('text'), value: v.string() }),
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('list'), items: v.array(v.lazy(() => valueSchema)) }),
  v.object({
    kind: v.literal('tensor'),
    dtype: v.string(),
    shape: v.array(v.number()),
    values: v.nullable(v.array(numberSchema)),
  }),
  v.object({ kind: v.literal('other'), type: v.string(), repr: v.string() }),
]);

const errorSchema: v.GenericSchema<PythonError> = v.object({
  type: v.string(),
  message: v.string(),
  traceback: v.string(),
  line: v.nullable(v.number()),
});

const checkSchema: v.GenericSchema<CheckResult> = v.variant('kind', [
  v.object({ kind: v.literal('passed') }),
  v.object({ kind: v.literal('failed'), message: v.string() }),
  v.object({ kind: v.literal('broken'), error: errorSchema }),
]);

const endingSchema = v.variant('kind', [
  v.object({ kind: v.literal('finished') }),
  v.object({ kind: v.literal('raised'), error: errorSchema }),
  v.object({ kind: v.literal('interrupted') }),
]);

const outputSchema = v.object({ kind: v.literal('output'), text: v.string() });

const resultSchema = v.object({
  kind: v.literal('result'),
  ending: endingSchema,
  shown: v.nullable(v.string()),
  check: v.nullable(checkSchema),
  values: v.record(v.string(), valueSchema),
  ms: v.number(),
});

/** What a program says while it runs: text as it is printed, and at most one result at its end. */
const messageSchema = v.variant('kind', [outputSchema, resultSchema]);

export type Result = v.InferOutput<typeof resultSchema>;
export type Message = v.InferOutput<typeof messageSchema>;

/** The message in `data`, or null: whatever else a program puts on the wire is not ours and means nothing. */
export function parseMessage(data: unknown): Message | null {
  const parsed = v.safeParse(messageSchema, data);
  return parsed.success ? parsed.output : null;
}
