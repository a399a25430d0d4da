export * from './runtime.ts';
export {
  type Backward,
  type Trace,
  type TracedChange,
  type TracedTensor,
  type TracedValue,
  type TraceLimits,
  type TraceStep,
} from './trace.ts';
