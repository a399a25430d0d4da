import { check } from '../../errors/torch-error.ts';
import { op } from '../../dispatch/op.ts';
import { valuesOf } from '../../tensor/create.ts';
import { int64 } from '../../tensor/dtype.ts';
import { torch } from '../torch.ts';

export const oneHot = op({
  schema: 'one_hot(Tensor self, int num_classes=-1) -> Tensor',
  on: ['nn'],
  forward(self, classCount) {
    check(self.dtype === int64, () => 'one_hot is only applicable to index tensor of type LongTensor.');
    check(self.numel > 0 || classCount > 0, () => 'Can not infer total number of classes from empty tensor.');
    const classes = valuesOf(self);
    const largest = classes.reduce((a, b) => Math.max(a, b), -1);
    check(
      classes.every((c) => c >= 0),
      () => 'Class values must be non-negative.',
    );
    check(classCount === -1 || classCount > largest, () => 'Class values must be smaller than num_classes.');
    const k = classCount === -1 ? largest + 1 : classCount;
    const out = torch.zeros([...self.shape, k], int64);
    return torch.scatterValue(out, -1, torch.unsqueeze(self, -1), 1);
  },
});
