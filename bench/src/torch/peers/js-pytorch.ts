/** js-pytorch on its CPU path: nested arrays, no label smoothing, so its cross entropy is the plain one. */
import type { Preparations, Step } from '../steps.ts';
import { classes, loadPeer, versionOf } from './load-peer.ts';

interface Tensor {
  backward(): void;
}
interface Module {
  forward(x: Tensor): Tensor;
}
interface Torch {
  randn(shape: readonly number[], requiresGrad?: boolean): Tensor;
  tensor(values: readonly number[]): Tensor;
  matmul(a: Tensor, b: Tensor): Tensor;
  readonly nn: {
    Module: new () => object;
    Linear: new (inputs: number, outputs: number) => Module;
    ReLU: new () => Module;
    CrossEntropyLoss: new () => { forward(x: Tensor, y: Tensor): Tensor };
  };
  readonly optim: {
    Adam: new (parameters: unknown, rate: number) => { step(): void; zero_grad(): void };
  };
}

const { torch } = await loadPeer<{ readonly torch: Torch }>('js-pytorch');

export const version = versionOf('js-pytorch');

function crossEntropy(n: number, c: number): () => Step {
  return () => {
    const x = torch.randn([n, c], true);
    const y = torch.tensor(classes(n, c));
    const loss = new torch.nn.CrossEntropyLoss();
    return () => {
      loss.forward(x, y).backward();
      return undefined;
    };
  };
}

/** Adam is the only optimizer it has. */
function mlp(): Step {
  class Model extends torch.nn.Module {
    readonly first = new torch.nn.Linear(64, 128);
    readonly relu = new torch.nn.ReLU();
    readonly second = new torch.nn.Linear(128, 10);
    forward(x: Tensor): Tensor {
      return this.second.forward(this.relu.forward(this.first.forward(x)));
    }
    declare parameters: () => unknown;
  }
  const model = new Model();
  const optimizer = new torch.optim.Adam(model.parameters(), 1e-3);
  const loss = new torch.nn.CrossEntropyLoss();
  const x = torch.randn([64, 64]);
  const y = torch.tensor(classes(64, 10));
  return () => {
    loss.forward(model.forward(x), y).backward();
    optimizer.step();
    Reflect.get(optimizer, 'zero_grad').call(optimizer);
    return undefined;
  };
}

function matmul(size: number): Step {
  const [a, b] = [torch.randn([size, size]), torch.randn([size, size])];
  return () => {
    torch.matmul(a, b);
    return undefined;
  };
}

export const preparations: Preparations = {
  'ce-128x10': crossEntropy(128, 10),
  'ce-128x1000': crossEntropy(128, 1000),
  'mlp-small-adam': mlp,
  'matmul-1024': () => matmul(1024),
};
