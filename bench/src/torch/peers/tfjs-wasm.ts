/** TensorFlow.js on its WebAssembly backend, one thread. */
import type { Preparations, Step } from '../steps.ts';
import { loadPeer, numbers, smoothedTargets, versionOf } from './load-peer.ts';

interface Tensor {
  dispose(): void;
  dataSync(): ArrayLike<number>;
  add(other: Tensor): Tensor;
  sum(): Tensor;
}
interface Optimizer {
  minimize(loss: () => Tensor): void;
}
interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tidy<T>(body: () => T): T;
  tensor(values: Float32Array, shape: readonly number[]): Tensor;
  variable(t: Tensor): Tensor;
  matMul(a: Tensor, b: Tensor): Tensor;
  relu(x: Tensor): Tensor;
  conv2d(x: Tensor, filters: Tensor, stride: number, padding: string, format: string): Tensor;
  grad(f: (x: Tensor) => Tensor): (x: Tensor) => Tensor;
  grads(f: (...xs: Tensor[]) => Tensor): (xs: Tensor[]) => Tensor[];
  readonly losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
  readonly train: { sgd(rate: number): Optimizer; adam(rate: number): Optimizer };
}

const tf = await loadPeer<Tf>('@tensorflow/tfjs-core');
const wasm = await loadPeer<{ setThreadsCount(n: number): void }>('@tensorflow/tfjs-backend-wasm');
wasm.setThreadsCount(1);
await tf.setBackend('wasm');
await tf.ready();

export const version = versionOf('@tensorflow/tfjs-backend-wasm');

function crossEntropy(n: number, c: number): () => Step {
  return () => {
    const x = tf.tensor(numbers(n * c), [n, c]);
    const q = tf.tensor(smoothedTargets(n, c, 0.1), [n, c]);
    const gradient = tf.grad((logits) => tf.losses.softmaxCrossEntropy(q, logits));
    return () => {
      gradient(x).dispose();
      return undefined;
    };
  };
}

function mlp(sizes: readonly number[], batch: number, makeOptimizer: () => Optimizer): () => Step {
  return () => {
    const x = tf.tensor(numbers(batch * (sizes[0] ?? 0)), [batch, sizes[0] ?? 0]);
    const outputs = sizes.at(-1) ?? 0;
    const q = tf.tensor(smoothedTargets(batch, outputs, 0.1), [batch, outputs]);
    const layers = sizes.slice(1).map((outs, i) => {
      const ins = sizes[i] ?? 0;
      const weight = tf.variable(tf.tensor(numbers(ins * outs, 0.5 / Math.sqrt(ins)), [ins, outs]));
      return [weight, tf.variable(tf.tensor(new Float32Array(outs), [outs]))] as const;
    });
    const optimizer = makeOptimizer();
    return () => {
      tf.tidy(() =>
        optimizer.minimize(() => {
          let h = x;
          for (const [i, [weight, bias]] of layers.entries()) {
            h = tf.matMul(i === 0 ? h : tf.relu(h), weight).add(bias);
          }
          return tf.losses.softmaxCrossEntropy(q, h);
        }),
      );
      return undefined;
    };
  };
}

function matmul(size: number): Step {
  const [a, b] = [
    tf.tensor(numbers(size * size), [size, size]),
    tf.tensor(numbers(size * size), [size, size]),
  ];
  return () => {
    tf.matMul(a, b).dispose();
    return undefined;
  };
}

function convolution(): Step {
  // Its backend takes channels last.
  const x = tf.tensor(numbers(128 * 16 * 28 * 28), [128, 28, 28, 16]);
  const filters = tf.tensor(numbers(32 * 16 * 9), [3, 3, 16, 32]);
  const gradients = tf.grads((images, weights) => tf.conv2d(images, weights, 1, 'same', 'NHWC').sum());
  return () => {
    for (const g of gradients([x, filters])) g.dispose();
    return undefined;
  };
}

export const preparations: Preparations = {
  'ce-128x10': crossEntropy(128, 10),
  'ce-128x1000': crossEntropy(128, 1000),
  'ce-1024x1000': crossEntropy(1024, 1000),
  'ce-4096x1000': crossEntropy(4096, 1000),
  'mlp-small-sgd': mlp([64, 128, 10], 64, () => tf.train.sgd(0.05)),
  'mlp-small-adam': mlp([64, 128, 10], 64, () => tf.train.adam(1e-3)),
  'mlp-large-sgd': mlp([784, 256, 128, 10], 128, () => tf.train.sgd(0.05)),
  'matmul-1024': () => matmul(1024),
  conv: convolution,
};
