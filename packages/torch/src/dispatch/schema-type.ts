/** The TypeScript types of an op's arguments and result, computed from its schema string by the compiler. */
import type { DType } from '../tensor/dtype.ts';
import type { Generator } from '../random/generator.ts';
import type { Tensor } from '../tensor/tensor.ts';
import type { Scalar } from './scalar.ts';

type ArgumentText<S> = S extends `${string}(${infer Rest}`
  ? Rest extends `${infer A}) -> ${string}`
    ? A
    : never
  : never;
type ResultText<S> = S extends `${string}) -> ${infer R}` ? R : never;
type Split<S extends string> = S extends ''
  ? []
  : S extends `${infer A}, ${infer B}`
    ? [A, ...Split<B>]
    : [S];

type Value<T> = T extends `${infer B}?`
  ? Value<B> | null
  : T extends 'Tensor' | `Tensor(${string})`
    ? Tensor
    : T extends 'Tensor?[]'
      ? readonly (Tensor | null)[]
      : T extends `Tensor[]` | `Tensor(${string})[]`
        ? readonly Tensor[]
        : T extends `int[${string}]` | `SymInt[${string}]` | `float[${string}]`
          ? readonly number[]
          : T extends `bool[${string}]`
            ? readonly boolean[]
            : T extends 'int' | 'SymInt' | 'float'
              ? number
              : T extends 'bool'
                ? boolean
                : T extends 'str'
                  ? string
                  : T extends 'Scalar'
                    ? Scalar
                    : T extends 'ScalarType'
                      ? DType
                      : T extends 'Generator'
                        ? Generator
                        : T extends 'Layout' | 'Device' | 'MemoryFormat'
                          ? number
                          : never;

type ForwardArguments<L> = L extends [infer H, ...infer R]
  ? H extends '*'
    ? ForwardArguments<R>
    : H extends `${infer T} ${string}`
      ? [Value<T>, ...ForwardArguments<R>]
      : never
  : [];

/** What callers may pass for a value: numbers stand for scalars and for 0-d tensors. */
type Loose<V> = V extends Scalar ? Scalar | number | boolean : V extends Tensor ? V | number : V;

type CallArguments<L> = L extends [infer H, ...infer R]
  ? H extends '*'
    ? CallArguments<R>
    : H extends `${infer T} ${string}=${string}`
      ? [Loose<Value<T>>?, ...CallArguments<R>]
      : H extends `${infer T} ${string}`
        ? [Loose<Value<T>>, ...CallArguments<R>]
        : never
  : [];

type ResultValue<R> = R extends `(${infer Many})`
  ? Many extends ''
    ? void
    : Split<Many> extends infer L
      ? { [K in keyof L]: L[K] extends `${infer T} ${string}` ? Value<T> : Value<L[K]> }
      : never
  : R extends `${infer T} ${string}`
    ? Value<T>
    : Value<R>;

/** Arguments of `forward`: every one present, defaults filled in. */
export type Forward<S extends string> = ForwardArguments<Split<ArgumentText<S>>>;
/** Arguments of a call: those with defaults may be left out. */
export type Call<S extends string> = CallArguments<Split<ArgumentText<S>>>;
export type Result<S extends string> = ResultValue<ResultText<S>>;
