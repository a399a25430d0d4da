/** What a trace says at a place in it: the names and values after so many steps, what was printed, in words what happened. */
import type { Trace, TracedValue, TraceStep } from '@tenfold/runtime';
import { inWords } from './value-text.ts';

export interface Variable {
  readonly name: string;
  readonly value: TracedValue;
  /** By the last step. */
  readonly isNew: boolean;
}

export interface SteppedFrame {
  /** Null for the program itself. */
  readonly name: string | null;
  readonly variables: readonly Variable[];
}

export interface SteppedState {
  /** How many steps have been made; 0 is before the first. */
  readonly at: number;
  /** The last of them; null before the first. */
  readonly step: TraceStep | null;
  /** The frame that is at work first, then whoever called it. */
  readonly frames: readonly SteppedFrame[];
  readonly printed: string;
}

/** The state after each number of steps, `trace.steps.length + 1` in all: each shares with the one before what is unchanged. */
export function statesOf(trace: Trace): readonly SteppedState[] {
  const variables: Map<string, TracedValue>[] = trace.frames.map(() => new Map());
  let printed = trace.startPrinted;
  for (const { frame, name, value } of trace.start) variables[frame]?.set(name, value);
  const states = [stateAt(trace, variables, 0, printed)];
  for (const [index, step] of trace.steps.entries()) {
    for (const { frame, name, value } of step.changes) variables[frame]?.set(name, value);
    for (const { frame, name } of step.gone) variables[frame]?.delete(name);
    printed += step.printed;
    states.push(stateAt(trace, variables, index + 1, printed));
  }
  return states;
}

function stateAt(
  trace: Trace,
  variables: readonly ReadonlyMap<string, TracedValue>[],
  at: number,
  printed: string,
): SteppedState {
  const step = trace.steps[at - 1] ?? null;
  const isNew = (frame: number, name: string) =>
    step?.changes.some((change) => change.frame === frame && change.name === name) ?? false;
  const frames = chainOf(trace, step?.frame ?? 0).map((frame) => ({
    name: frame === 0 ? null : (trace.frames[frame]?.name ?? null),
    variables: [...(variables[frame] ?? [])].map(([name, value]) => ({
      name,
      value,
      isNew: isNew(frame, name),
    })),
  }));
  return { at, step, frames, printed };
}

/** A frame, its caller, and so on to the program. */
function chainOf({ frames }: Trace, first: number): number[] {
  const chain: number[] = [];
  for (let frame: number | null = first; frame !== null; frame = frames[frame]?.caller ?? null)
    chain.push(frame);
  return chain;
}

/** What the last step did, for the line that is read out. */
export function stepWords({ step, frames }: SteppedState): string {
  if (step === null) return 'Before the first line.';
  const where = step.line === step.endLine ? `Line ${step.line}` : `Lines ${step.line} to ${step.endLine}`;
  const begins = step.kind === 'call' ? [`${frames[0]?.name ?? 'a function'} is called`] : [];
  const goesOn = step.kind === 'back' ? ['goes on after the call'] : [];
  const parts = [
    ...begins,
    ...goesOn,
    ...step.changes.map(({ name, value }) => `${name} is ${inWords(value)}`),
    ...step.gone.map(({ name }) => `${name} is gone`),
    ...(step.backward ? ['gradients flowed back'] : []),
    ...(step.returned ? [`returns ${inWords(step.returned)}`] : []),
    ...(step.printed.trim() === '' ? [] : [`prints ${step.printed.trim()}`]),
    ...(step.raised ? [`raises ${step.raised.type}: ${step.raised.message}`] : []),
  ];
  return `${where}: ${parts.length === 0 ? 'nothing changed' : parts.join('; ')}.`;
}
