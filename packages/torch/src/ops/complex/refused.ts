/** Ops that PyTorch itself doesn't have for complex numbers, with what it says. */
import { TorchError } from '../../errors/torch-error.ts';
import { wrappedNumber } from '../../tensor/create.ts';
import { resultType } from '../pointwise/promotion.ts';
import { isDType, isScalar, isTensor } from './form.ts';

/** PyTorch's kernels by op. */
const KERNELS: Readonly<Record<string, string>> = {
  lt: 'lt_cpu',
  le: 'le_cpu',
  gt: 'gt_cpu',
  ge: 'ge_cpu',
  max: 'max_all',
  min: 'min_all',
  round: 'round_vml_cpu',
  floor_divide: 'div_floor_cpu',
  remainder: 'remainder_cpu',
  softmax: 'softmax_lastdim_kernel_impl',
  _softmax: 'softmax_lastdim_kernel_impl',
  mse_loss: 'mse_cpu',
  unique: 'unique',
  arange: 'arange_cpu',
  bernoulli: 'bernoulli_tensor_cpu_self_',
};

const TEXTS: Readonly<Record<string, string>> = {
  relu: 'clamp is not supported for complex types',
  clamp: 'clamp is not supported for complex types',
  floor: 'floor is not supported for complex inputs',
  ceil: 'ceil is not supported for complex inputs',
  trunc: 'trunc is not supported for complex inputs',
  sign: 'Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.',
};

const RUNTIME: Readonly<Record<string, string>> = {
  randint: 'check_random_bounds handles only integral, floating-point and boolean types',
  sort: ' Sort does not support complex dtypes on CPU',
  argsort: ' Sort does not support complex dtypes on CPU',
  argmax: 'argmax(): does not support complex input',
  argmin: 'argmin(): does not support complex input',
};

/** The error of an op that refuses complex arguments, or null. */
export function refusal(name: string, args: readonly unknown[]): TorchError | null {
  const op = name.replace(/_$/, '');
  const numbers = args.filter(isScalar);
  if (op === 'arange' && numbers.some((s) => s.imaginary !== undefined)) {
    return new TorchError('RuntimeError', 'value cannot be converted to type double without overflow');
  }
  const kernel = KERNELS[op];
  if (kernel) {
    const operands = [...args.filter(isTensor), ...numbers.map(wrappedNumber)];
    const { scalarType } = args.find(isDType) ?? resultType(...operands);
    return new TorchError('NotImplementedError', `"${kernel}" not implemented for '${scalarType}'`);
  }
  if (RUNTIME[op]) return new TorchError('RuntimeError', RUNTIME[op]);
  return TEXTS[op] ? new TorchError('NotImplementedError', TEXTS[op]) : null;
}
