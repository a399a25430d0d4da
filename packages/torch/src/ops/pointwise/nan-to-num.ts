import { edge, node } from '../../autograd/node.ts';
import { inplaceOf } from '../../dispatch/inplace.ts';
import { derivative, op } from '../../dispatch/op.ts';
import { largestOf } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';
import { map1 } from './driver.ts';

export const nanToNum = op({
  schema: 'nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor',
  on: ['function', 'method'],
  out: true,
  forward(self, nan, posinf, neginf) {
    const [top, bottom] = [posinf ?? largestOf(self.dtype), neginf ?? -largestOf(self.dtype)];
    const f = (x: number) =>
      Number.isNaN(x) ? (nan ?? 0) : x === Infinity ? top : x === -Infinity ? bottom : x;
    return map1(self, { name: 'nanToNum', f });
  },
});
derivative(nanToNum, (self) =>
  node(
    'NanToNumBackward0',
    edge(self, [self], (g, x) => torch.mul(g, torch.isfinite(x))),
  ),
);
export const nanToNum_ = inplaceOf(nanToNum);
