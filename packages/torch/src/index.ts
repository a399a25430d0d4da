export { createEngine, type Engine } from './engine.ts';
export { TorchError, type ErrorClass } from './errors/torch-error.ts';
export { bindTorch, type PyodideLike } from './bridge/bind.ts';
export { nameForSnapshot, thingFromSnapshot } from './bridge/module.ts';
export * as dtypes from './tensor/dtype.ts';
export type { DType } from './tensor/dtype.ts';
export type { Tensor } from './tensor/tensor.ts';
