/** jax-js on its WebAssembly device, every step compiled by its `jit`. */
import type { Preparations, Step } from '../steps.ts';
import { loadPeer, numbers, smoothedTargets, versionOf } from './load-peer.ts';

interface JaxArray {
  readonly ref: JaxArray;
  reshape(shape: readonly number[]): JaxArray;
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray | number): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  div(other: JaxArray | number): JaxArray;
  sum(): JaxArray;
  dispose(): void;
  dataSync(): ArrayLike<number>;
}
type Tree = JaxArray | readonly Tree[];
interface Jax {
  readonly numpy: {
    array(values: Float32Array): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    sqrt(x: JaxArray): JaxArray;
  };
  readonly nn: { relu(x: JaxArray): JaxArray; logSoftmax(x: JaxArray, axis: number): JaxArray };
  readonly lax: {
    convGeneralDilated(
      x: JaxArray,
      filters: JaxArray,
      strides: readonly number[],
      padding: readonly (readonly [number, number])[],
    ): JaxArray;
  };
  init(device: string): Promise<unknown>;
  defaultDevice(device: string): unknown;
  blockUntilReady(x: Tree): Promise<unknown>;
  jit<T extends (...args: never[]) => Tree>(f: T): T;
  valueAndGrad<A extends Tree[]>(
    f: (first: Tree, ...rest: A) => JaxArray,
  ): (first: Tree, ...rest: A) => [JaxArray, Tree];
}

// One thread: without workers it has no pool.
Reflect.set(globalThis, 'Worker', undefined);
const jax = await loadPeer<Jax>('@jax-js/jax');
const { numpy: np, nn, jit } = jax;
await jax.init('wasm');
jax.defaultDevice('wasm');

export const version = versionOf('@jax-js/jax');

const arrayOf = (values: Float32Array, shape: readonly number[]): JaxArray => np.array(values).reshape(shape);
const one = (tree: Tree): JaxArray => tree as JaxArray;
const several = (tree: Tree): readonly Tree[] => tree as readonly Tree[];
const disposeAll = (tree: Tree): void => {
  if (Array.isArray(tree)) for (const branch of several(tree)) disposeAll(branch);
  else one(tree).dispose();
};

/** -sum(q log softmax(x)) / n */
const loss = (x: JaxArray, q: JaxArray, n: number): JaxArray => nn.logSoftmax(x, -1).mul(q).sum().div(-n);

function crossEntropy(n: number, c: number): () => Step {
  return () => {
    const x = arrayOf(numbers(n * c), [n, c]);
    const q = arrayOf(smoothedTargets(n, c, 0.1), [n, c]);
    const run = jit(jax.valueAndGrad((logits, target: JaxArray) => loss(one(logits), target, n)));
    return async () => {
      const result = run(x.ref, q.ref);
      await jax.blockUntilReady(result);
      disposeAll(result);
      return undefined;
    };
  };
}

/** Parameters are [weight (inputs x outputs), bias] of each layer. */
function logitsOf(parameters: readonly Tree[], x: JaxArray): JaxArray {
  let h = x;
  for (const [i, layer] of parameters.entries()) {
    const [weight, bias] = several(layer).map(one) as [JaxArray, JaxArray];
    h = np.matmul(i === 0 ? h : nn.relu(h), weight).add(bias);
  }
  return h;
}

type Update = (parameter: JaxArray, grad: JaxArray) => JaxArray;
const sgd: Update = (p, g) => p.sub(g.mul(0.05));

function updated(parameters: Tree, grads: Tree, update: Update): Tree {
  if (!Array.isArray(parameters)) return update(one(parameters), one(grads));
  return several(parameters).map((p, i) => updated(p, several(grads)[i] as Tree, update));
}

function mlp(sizes: readonly number[], batch: number): () => Step {
  return () => {
    const outputs = sizes.at(-1) ?? 0;
    const x = arrayOf(numbers(batch * (sizes[0] ?? 0)), [batch, sizes[0] ?? 0]);
    const q = arrayOf(smoothedTargets(batch, outputs, 0.1), [batch, outputs]);
    let parameters: Tree = sizes.slice(1).map((outs, i) => {
      const ins = sizes[i] ?? 0;
      return [
        arrayOf(numbers(ins * outs, 0.5 / Math.sqrt(ins)), [ins, outs]),
        arrayOf(new Float32Array(outs), [outs]),
      ];
    });
    const gradients = jax.valueAndGrad((p: Tree, input: JaxArray, target: JaxArray) =>
      loss(logitsOf(several(p), input), target, batch),
    );
    const refs = (tree: Tree): Tree => (Array.isArray(tree) ? several(tree).map(refs) : one(tree).ref);
    const run = jit((p: Tree, input: JaxArray, target: JaxArray): Tree => {
      const [value, grads] = gradients(refs(p), input, target);
      return [value, updated(p, grads, sgd)];
    });
    return async () => {
      const [value, next] = several(run(parameters, x.ref, q.ref)) as [JaxArray, Tree];
      parameters = next;
      await jax.blockUntilReady([value, next]);
      value.dispose();
      return undefined;
    };
  };
}

function matmul(size: number): Step {
  const [a, b] = [arrayOf(numbers(size * size), [size, size]), arrayOf(numbers(size * size), [size, size])];
  const run = jit((p: JaxArray, q: JaxArray) => np.matmul(p, q));
  return async () => {
    const product = run(a.ref, b.ref);
    await jax.blockUntilReady(product);
    product.dispose();
    return undefined;
  };
}

function convolution(): Step {
  const x = arrayOf(numbers(128 * 16 * 28 * 28), [128, 16, 28, 28]);
  const filters = arrayOf(numbers(32 * 16 * 9), [32, 16, 3, 3]);
  const padding = [
    [1, 1],
    [1, 1],
  ] as const;
  const run = jit(
    jax.valueAndGrad((pair) => {
      const [images, weights] = several(pair).map(one) as [JaxArray, JaxArray];
      return jax.lax.convGeneralDilated(images, weights, [1, 1], padding).sum();
    }),
  );
  return async () => {
    const result = run([x.ref, filters.ref]);
    await jax.blockUntilReady(result);
    disposeAll(result);
    return undefined;
  };
}

export const preparations: Preparations = {
  'ce-128x10': crossEntropy(128, 10),
  'ce-128x1000': crossEntropy(128, 1000),
  'ce-1024x1000': crossEntropy(1024, 1000),
  'ce-4096x1000': crossEntropy(4096, 1000),
  'mlp-small-sgd': mlp([64, 128, 10], 64),
  'mlp-large-sgd': mlp([784, 256, 128, 10], 128),
  'matmul-1024': () => matmul(1024),
  conv: convolution,
};
