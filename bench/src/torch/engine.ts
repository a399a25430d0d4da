/** Our engine, called from TypeScript. */
import { createEngine, dtypes, type Tensor } from '@tenfold/torch';
import type { Preparations, Step } from './steps.ts';

export const version = 'this checkout';

const engine = createEngine();
const { torch } = engine;
const { add_: addInPlace, uniform_: uniform } = torch;
const MEAN = 1;

function leaf(t: Tensor): Tensor {
  t.leafRequiresGrad = true;
  return t;
}

const targets = (n: number, classes: number): Tensor =>
  engine.tensor(
    Array.from({ length: n }, (_, i) => (i * 7) % classes),
    [n],
    { dtype: dtypes.int64 },
  );

/** Runs `body` in tidy memory; its tensor is read the first time only, as a loop that doesn't print would not. */
function stepOf(body: () => Tensor): Step {
  let isFirst = true;
  return () => {
    let value: number | undefined;
    engine.tidy(() => {
      const result = body();
      if (isFirst) value = engine.valuesOf(result).reduce((sum, x) => sum + x, 0);
    });
    isFirst = false;
    return value;
  };
}

function crossEntropy(n: number, classes: number): () => Step {
  return () => {
    engine.manualSeed(0);
    const logits = leaf(torch.randn([n, classes]));
    const target = targets(n, classes);
    return stepOf(() => {
      logits.setGrad(null);
      const loss = torch.crossEntropy(logits, target, null, MEAN, -100, 0.1);
      engine.backward(loss);
      return loss;
    });
  };
}

/** As nn.Linear draws them: uniform in 1 / sqrt(inputs) around 0, weight first. */
function linearLayer(inputs: number, outputs: number): [Tensor, Tensor] {
  const bound = 1 / Math.sqrt(inputs);
  const drawn = (shape: readonly number[]) => leaf(uniform(torch.zeros(shape), -bound, bound));
  return [drawn([outputs, inputs]), drawn([outputs])];
}

function mlp(sizes: readonly number[], batch: number): () => Step {
  return () => {
    engine.manualSeed(0);
    const layers = sizes.slice(1).map((outputs, i) => linearLayer(sizes[i] ?? 0, outputs));
    const x = torch.randn([batch, sizes[0] ?? 0]);
    const y = targets(batch, sizes.at(-1) ?? 0);
    return stepOf(() => {
      let h = x;
      for (const [i, [weight, bias]] of layers.entries()) {
        h = torch.linear(i === 0 ? h : torch.relu(h), weight, bias);
      }
      const loss = torch.crossEntropy(h, y, null, MEAN, -100, 0.1);
      for (const p of layers.flat()) p.setGrad(null);
      engine.backward(loss);
      engine.noGrad(() => {
        for (const p of layers.flat()) if (p.grad) addInPlace(p, p.grad, -0.05);
      });
      return loss;
    });
  };
}

function matmul(size: number): Step {
  engine.manualSeed(0);
  const [a, b] = [torch.randn([size, size]), torch.randn([size, size])];
  return stepOf(() => torch.matmul(a, b));
}

function convolution(): Step {
  engine.manualSeed(0);
  const x = leaf(torch.randn([128, 16, 28, 28]));
  // As nn.Conv2d draws them.
  const bound = 1 / Math.sqrt(16 * 9);
  const drawn = (shape: readonly number[]) => leaf(uniform(torch.zeros(shape), -bound, bound));
  const [filters, bias] = [drawn([32, 16, 3, 3]), drawn([32])];
  return stepOf(() => {
    for (const p of [x, filters, bias]) p.setGrad(null);
    const out = torch.sum(torch.conv2d(x, filters, bias, [1, 1], [1, 1]));
    engine.backward(out);
    return out;
  });
}

function elementwise(): Step {
  engine.manualSeed(0);
  const [a, b] = [torch.randn([10]), torch.randn([10])];
  return stepOf(() => torch.add(a, b));
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
  'add-10': elementwise,
};
