/**
 * What this side and Python's side (`python/tenfold_driver`) say to each other, over a pipe or a worker's port.
 * Messages come from a place where a stranger's program runs, so each is checked when it arrives.
 */
import * as v from 'valibot';
import type { CheckResult, Limits, Program, PythonError, Value } from './runtime.ts';
import { DEFAULT_TRACE_LIMITS, type TraceLimits, traceSchema } from './trace.ts';

/** One program to run, as Python's side reads it: as JSON, so bytes are in base 64. */
export type Request = Omit<Program, 'files' | 'trace'> &
  Limits & { readonly files?: Readonly<Record<string, string>>; readonly trace?: TraceLimits };

/** A path as a file's name would let a program be given what it writes outside its folder. */
const FILE_NAME = /^[\w-][\w.-]*$/;

/** Throws where a file has no plain name. */
export function toRequest({ files, trace, ...rest }: Program, limits: Limits): Request {
  const program = trace ? { ...rest, trace: { ...DEFAULT_TRACE_LIMITS, ...trace } } : rest;
  if (files === undefined) return { ...program, ...limits };
  const encoded = Object.entries(files).map(([name, bytes]) => {
    if (!FILE_NAME.test(name)) throw new Error(`'${name}' is no name for a file of a program`);
    return [name, toBase64(bytes)] as const;
  });
  return { ...program, ...limits, files: Object.fromEntries(encoded) };
}

/** `btoa` takes one character a byte; a call takes a limited number of arguments. */
function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}

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
  trace: v.exactOptional(traceSchema),
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
