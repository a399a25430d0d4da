/**
 * Entry points for Python: one JavaScript function for an op and a *wire*, which has a letter for each schema
 * parameter saying what is passed for it. Arguments are flat: integers, floats, booleans and strings.
 *   d default (nothing passed)  n None  t tensor handle  i int  f float  c complex: real, imaginary  b bool
 *   s string  y dtype code  g generator id  m memory format  l list: length, items
 *   T tensors: length, handles (0 = None)
 */
import { dispatch, type OpInfo } from '../dispatch/op.ts';
import { boolScalar, complexScalar, floatScalar, intScalar, type Scalar } from '../dispatch/scalar.ts';
import type { Parameter } from '../dispatch/schema.ts';
import { wrappedNumber } from '../tensor/create.ts';
import { complexMode, noticeComplex } from '../tensor/complex.ts';
import { type DType, dtypeOfCode } from '../tensor/dtype.ts';
import { Tensor } from '../tensor/tensor.ts';
import { generatorOf } from './generators.ts';
import { guarded } from './guard.ts';
import { floats, handleOf, ints, RESULTS_AT, tensorOf } from './handles.ts';

export type WireValue = number | bigint | boolean | string | undefined;
/** A handle, a count of results in `ints`, or a plain value; -1 (or undefined for plain values) after an error. */
export type WireResult = number | boolean | undefined;

interface Cursor {
  readonly values: readonly WireValue[];
  at: number;
}

export function entry(info: OpInfo, wire: string): (...values: WireValue[]) => WireResult {
  const { parameters, results } = info.schema;
  const returnsTensors = results.length === 0 || results.some((r) => r.startsWith('Tensor'));
  const failure = returnsTensors ? -1 : undefined;
  const isDtype = results[0] === 'ScalarType';
  return (...values) =>
    guarded(() => {
      const cursor: Cursor = { values, at: 0 };
      const args = new Array<unknown>(parameters.length);
      for (let i = 0; i < parameters.length; i++) args[i] = decode(parameters[i]!, wire[i]!, cursor);
      const result = dispatch(info, args);
      return isDtype ? (result as DType).code : encode(result, args);
    }, failure);
}

function decode(p: Parameter, letter: string, cursor: Cursor): unknown {
  if (letter === 'd') return p.defaultValue;
  if (letter === 'n') return null;
  const value = cursor.values[cursor.at++];
  switch (letter) {
    case 't':
      return tensorOf(value as number);
    case 'i':
      return fromNumber(p, intScalar(typeof value === 'bigint' ? value : Number(value)));
    case 'f':
      return fromNumber(p, floatScalar(Number(value)));
    case 'c':
      complexMode.isOn = true;
      return fromNumber(p, complexScalar(Number(value), Number(cursor.values[cursor.at++])));
    case 'b':
      return p.kind === 'bool' ? Boolean(value) : fromNumber(p, boolScalar(Boolean(value)));
    case 'y':
      return noticeComplex(dtypeOfCode(value as number));
    case 'g':
      return generatorOf(value as number);
    case 'l':
      return takeList(value as number, cursor).map(Number);
    case 'T':
      return takeList(value as number, cursor).map((h) => (h === 0 ? null : tensorOf(h as number)));
    default:
      return value;
  }
}

function takeList(length: number, cursor: Cursor): readonly WireValue[] {
  const items = cursor.values.slice(cursor.at, cursor.at + length);
  cursor.at += length;
  return items;
}

function fromNumber(p: Parameter, scalar: Scalar): unknown {
  if (p.kind === 'Tensor') return wrappedNumber(scalar);
  return p.kind === 'Scalar' ? scalar : scalar.value;
}

function encode(result: unknown, args: readonly unknown[]): WireResult {
  if (result instanceof Tensor) return result === args[0] ? 0 : handleOf(asPlainTensor(result));
  if (Array.isArray(result)) return storeHandles(result as Tensor[]);
  if (typeof result === 'number') floats.data[0] = result;
  return result as WireResult;
}

/** A number that became a result is a plain tensor of the dtype it promoted to. */
function asPlainTensor(t: Tensor): Tensor {
  t.isWrappedNumber = false;
  return t;
}

/** Writes handles into the results part of `ints`, which holds so many; gives how many there are. */
export function storeHandles(list: readonly (Tensor | null)[]): number {
  waiting = list.map((t) => (t ? handleOf(t) : 0));
  const count = waiting.length;
  moreResults();
  return count;
}

let waiting: number[] = [];

/** Writes the next of the handles that didn't fit; gives how many it wrote. */
export function moreResults(): number {
  const data = ints.data;
  const next = waiting.splice(0, data.length - RESULTS_AT);
  for (const [i, h] of next.entries()) data[RESULTS_AT + i] = h;
  return next.length;
}
