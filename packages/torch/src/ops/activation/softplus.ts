/** Smooth relu and its mirror image: softplus and log_sigmoid. */
import { edge, edgeOfMany, node } from '../../autograd/node.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { isFloat } from '../../tensor/dtype.ts';
import { empty, type Tensor } from '../../tensor/tensor.ts';
import { map1 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';
import { timesSlope } from './slope.ts';

/** log(1 + e^(beta x)) / beta; x itself where beta x is above the threshold. */
export const softplus = op({
  schema: 'softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor',
  on: ['nn'],
  out: true,
  forward(self, { value: beta }, { value: threshold }) {
    checkImplemented(isFloat(self.dtype), 'softplus_cpu', self.dtype);
    const f = (x: number) => (x * beta > threshold ? x : Math.log1p(Math.exp(x * beta)) / beta);
    return map1(self, { name: 'softplus', f });
  },
});
// sigmoid(beta x), and 1 above the threshold
derivative(softplus, (self, { value: beta }, { value: threshold }) => {
  const slope = (x: number) => (x * beta > threshold ? 1 : 1 / (1 + Math.exp(-x * beta)));
  const composed = (x: Tensor) => {
    const z = torch.mul(x, beta);
    return torch.where(torch.gtScalar(z, threshold), torch.onesLike(z), torch.sigmoid(z));
  };
  return node(
    'SoftplusBackward0',
    edge(self, [self], (g, x) => timesSlope(g, x, 'softplusBackward', slope, composed)),
  );
});

const logOfSigmoid = (x: number): number => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));

/** The buffer is PyTorch's; it stays empty. */
export const logSigmoidForward = op({
  schema: 'log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)',
  on: ['nn'],
  forward(self) {
    checkImplemented(isFloat(self.dtype), 'log_sigmoid_cpu', self.dtype);
    return [map1(self, { name: 'logSigmoid', f: logOfSigmoid }), empty([0], self.dtype)];
  },
});
// 1 - sigmoid(x) = sigmoid(-x)
derivative(logSigmoidForward, (self) =>
  node(
    'LogSigmoidBackward0',
    edgeOfMany(self, [self], ([g], x) => {
      const slope = (x: number) => 1 / (1 + Math.exp(x));
      return g ? timesSlope(g, x, 'logSigmoidBackward', slope, (x) => torch.sigmoid(torch.neg(x))) : null;
    }),
  ),
);

export const logSigmoid = op({
  schema: 'log_sigmoid(Tensor self) -> Tensor',
  on: ['nn'],
  out: true,
  forward: (self) => torch.logSigmoidForward(self)[0],
});
