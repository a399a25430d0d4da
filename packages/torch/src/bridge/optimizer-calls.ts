/** Optimizers' steps as Python reaches them: numbers of the group first, then the handles of every parameter. */
import { adamStep } from '../optim/adam-step.ts';
import { sgdStep } from '../optim/sgd-step.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { guarded } from './guard.ts';
import { tensorOf } from './handles.ts';

const optional = (handle: number): Tensor | null => (handle === 0 ? null : tensorOf(handle));

/** Every `size` handles belong to one parameter. */
function* chunks(handles: readonly number[], size: number): Generator<number[]> {
  for (let i = 0; i < handles.length; i += size) yield handles.slice(i, i + size);
}

export const optimizerCalls = {
  /** Drops `.grad` of all. */
  dropGrads: (...handles: number[]): number =>
    guarded(() => {
      for (const h of handles) tensorOf(h).setGrad(null);
      return 0;
    }, -1),
  /** Then for each parameter: its handle and that of its momentum buffer, or 0. False: not done. */
  sgdStep: (
    rate: number,
    momentum: number,
    dampening: number,
    decay: number,
    nesterov: boolean,
    maximize: boolean,
    ...handles: number[]
  ): boolean =>
    guarded(() => {
      const pairs = [...chunks(handles, 2)];
      const group = { rate, momentum, dampening, decay, nesterov, maximize };
      return sgdStep(
        pairs.map(([p]) => tensorOf(p!)),
        pairs.map(([, buffer]) => optional(buffer!)),
        group,
      );
    }, false),
  /** Then for each parameter: its handle and those of step, first and second moment and their maximum, or 0. */
  adamStep: (
    rate: number,
    beta1: number,
    beta2: number,
    eps: number,
    decay: number,
    isDecoupled: boolean,
    maximize: boolean,
    ...handles: number[]
  ): boolean =>
    guarded(() => {
      const quintuples = [...chunks(handles, 5)];
      const states = quintuples.map(([, step, first, second, top]) =>
        step === 0
          ? null
          : {
              step: tensorOf(step!),
              first: tensorOf(first!),
              second: tensorOf(second!),
              top: optional(top!),
            },
      );
      const parameters = quintuples.map(([p]) => tensorOf(p!));
      return adamStep(parameters, states, { rate, beta1, beta2, eps, decay, isDecoupled, maximize });
    }, false),
};
