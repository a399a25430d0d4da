import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { anyDtype } from '../../dispatch/out-dtype.ts';
import type { RowMapper } from '../../kernels/kernels.ts';
import { checkImplemented } from '../../errors/not-implemented.ts';
import { bool, type DType, int64, isFloat } from '../../tensor/dtype.ts';
import { wrapDim } from '../../tensor/shape.ts';
import { castData } from '../pointwise/driver.ts';
import { along } from '../reduction/along.ts';
import { torch } from '../torch.ts';

const runningSum: RowMapper = {
  name: 'cumsum',
  f(row, out, n) {
    let sum = 0;
    for (let i = 0; i < n; i++) out[i] = sum += row[i]!;
  },
};

/** Integers and bools are accumulated in int64. */
const typeOf = (own: DType, asked: DType | null): DType => asked ?? (isFloat(own) ? own : int64);

export const cumsum = op({
  schema: 'cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor',
  on: ['function', 'method'],
  out: anyDtype,
  forward(self, dim, asked) {
    const dtype = typeOf(self.dtype, asked);
    checkImplemented(dtype !== bool, 'cumsum_out_cpu', dtype);
    return along(castData(self, dtype), wrapDim(dim, self.rank), dtype, runningSum);
  },
});
derivative(cumsum, (self, dim) =>
  node(
    'CumsumBackward0',
    edge(self, [], (g) => (self.rank === 0 ? g : torch.flip(torch.cumsum(torch.flip(g, [dim]), dim), [dim]))),
  ),
);
export const cumsum_ = inplaceOf(cumsum);
