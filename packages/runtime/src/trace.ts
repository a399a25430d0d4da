/**
 * A program recorded step by step: which statement ran, and what it changed, printed, raised, sent backwards.
 * Numbers are rounded to six significant digits. `python/tenfold_driver/tracer.py` makes it.
 */
import * as v from 'valibot';

/** Where recording ends, and the program with it (its outcome is then `interrupted`). */
export interface TraceLimits {
  readonly steps: number;
  /** Values taken of a tensor, row by row; its shape tells whether there are more. */
  readonly values: number;
  /** Of the recorded steps as JSON. */
  readonly bytes: number;
}

export const DEFAULT_TRACE_LIMITS: TraceLimits = { steps: 1000, values: 4096, bytes: 4_000_000 };

const numberSchema = v.union([v.number(), v.picklist(['nan', 'inf', '-inf'])]);
const valuesSchema = v.array(numberSchema);

const tensorSchema = v.object({
  kind: v.literal('tensor'),
  dtype: v.string(),
  shape: v.array(v.number()),
  requiresGrad: v.boolean(),
  /** `AddBackward0`; null for a leaf and where no gradient is needed. */
  gradFn: v.nullable(v.string()),
  /** Row-major; fewer than the shape has where it is large. */
  values: valuesSchema,
  /** Of a leaf, once a gradient has arrived. */
  grad: v.nullable(valuesSchema),
});

const tracedValueSchema = v.variant('kind', [
  tensorSchema,
  v.object({
    kind: v.literal('module'),
    type: v.string(),
    text: v.string(),
    training: v.boolean(),
    /** The values of small ones only. */
    parameters: v.array(v.object({ name: v.string(), value: tensorSchema })),
  }),
  /** A function or a class: `smooth(target, eps)`. */
  v.object({ kind: v.literal('function'), text: v.string() }),
  v.object({ kind: v.literal('plain'), type: v.string(), text: v.string() }),
]);

const backwardSchema = v.object({
  /** From the tensor that `backward` was called on, breadth first. */
  nodes: v.array(
    v.object({
      /** As PyTorch prints it: `LogSoftmaxBackward0`. */
      name: v.string(),
      /** Name in the program of the tensor that it made or, for a leaf, collects for. */
      variable: v.nullable(v.string()),
      leaf: v.boolean(),
      /** Of that tensor; null where it has no name. */
      shape: v.nullable(v.array(v.number())),
      /** What arrived there in this call. */
      gradient: v.nullable(valuesSchema),
    }),
  ),
  /** Indices into `nodes`, in the direction in which gradients flow. */
  edges: v.array(v.tuple([v.number(), v.number()])),
  /** More nodes than are told. */
  cut: v.boolean(),
});

const changeSchema = v.object({ frame: v.number(), name: v.string(), value: tracedValueSchema });

const stepSchema = v.object({
  /** `call`: a function begins, with its arguments. `back`: the line goes on after a function has returned. */
  kind: v.picklist(['line', 'call', 'back']),
  /** First and last line of the statement, from 1. */
  line: v.number(),
  endLine: v.number(),
  /** Index into `frames`. */
  frame: v.number(),
  /** Names that have another value after this step than before. */
  changes: v.array(changeSchema),
  /** Names that there are no more. */
  gone: v.array(v.object({ frame: v.number(), name: v.string() })),
  /** What a function returned here. */
  returned: v.nullable(tracedValueSchema),
  printed: v.string(),
  raised: v.nullable(v.object({ type: v.string(), message: v.string() })),
  backward: v.nullable(backwardSchema),
});

export const traceSchema = v.object({
  /** Names that the program mentions and that were there before its first line. */
  start: v.array(changeSchema),
  /** What was printed before its first line. */
  startPrinted: v.string(),
  /** Calls of the program's own functions; the first is the program itself, which nothing calls. */
  frames: v.array(v.object({ name: v.string(), caller: v.nullable(v.number()) })),
  steps: v.array(stepSchema),
  /** The limit that was reached; `disturbed` where the program replaced something that recording needs. */
  cut: v.nullable(v.picklist(['steps', 'bytes', 'disturbed'])),
});

export type TracedTensor = v.InferOutput<typeof tensorSchema>;
export type TracedValue = v.InferOutput<typeof tracedValueSchema>;
export type TracedChange = v.InferOutput<typeof changeSchema>;
export type Backward = v.InferOutput<typeof backwardSchema>;
export type TraceStep = v.InferOutput<typeof stepSchema>;
export type Trace = v.InferOutput<typeof traceSchema>;
