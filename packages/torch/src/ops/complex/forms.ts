/**
 * What ops do with complex numbers, in terms of ops on the parts: gradients follow. An op that isn't here runs as it is
 * for real numbers: that is right for views and copies, and what reads numbers raises (see the heap of such dtypes).
 */
import { gradMode } from '../../autograd/grad-mode.ts';
import { assign, checkInplace } from '../../dispatch/inplace.ts';
import { type OpInfo, runForward, setComplexRun } from '../../dispatch/op.ts';
import { check } from '../../errors/torch-error.ts';
import { cloneData } from '../../tensor/create.ts';
import { bool, type DType } from '../../tensor/dtype.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { torch } from '../torch.ts';
import { elementary } from './elementary.ts';
import { filling } from './filling.ts';
import * as form from './form.ts';
import { type Form, isScalar, isTensor, ofOne, partwise, product } from './form.ts';
import { imaginaryOf, isComplex, named, paired, realOf, toComplex } from './parts.ts';
import { refusal } from './refused.ts';

const PARTWISE =
  'neg positive sum mean cumsum flip roll repeat repeat_interleave index gather index_select take take_along_dim masked_select tril triu diag diag_embed diff trace constant_pad_nd reflection_pad1d reflection_pad2d reflection_pad3d replication_pad1d replication_pad2d replication_pad3d sum_to_size nansum';

const toDtype: Form = (run, [self, dtype, format]) => {
  const [t, to] = [self as Tensor, dtype as DType | null];
  if (to === null || to === t.dtype) return run(t, to, format);
  if (to.category === 'complex') return toComplex(t, to);
  return to === bool ? torch.ne(t, 0) : named(torch.toDtype(realOf(t), to), 'ToCopyBackward0');
};

const and = (x: Tensor, y: Tensor): Tensor => torch.logicalAnd(x, y);
const or = (x: Tensor, y: Tensor): Tensor => torch.logicalOr(x, y);
const asTruth = form.through((z) => torch.ne(z, 0));
const bySize = form.through((z) => torch.abs(z));

const FORMS: Readonly<Record<string, Form>> = {
  ...Object.fromEntries(PARTWISE.split(' ').map((name) => [name, partwise])),
  add: form.sum((x, y) => torch.add(x, y)),
  sub: form.sum((x, y) => torch.sub(x, y)),
  rsub: (run, [x, y, alpha]) => form.sum((a, b) => torch.rsub(a, b))(run, [x, y, alpha]),
  where: form.inOneDtype([1, 2], (_, args) =>
    partwise((c, x, y) => torch.where(c as Tensor, x as Tensor, y as Tensor), args),
  ),
  index_put: form.inOneDtype([0, 2], partwise),
  index_add: form.inOneDtype([0, 3], partwise),
  index_copy: form.inOneDtype([0, 3], partwise),
  scatter_add: form.inOneDtype([0, 3], partwise),
  cat: form.listInOneDtype(partwise),
  stack: form.listInOneDtype(partwise),
  mul: product('MulBackward0', (x, y) => torch.mul(x, y)),
  mm: product('MmBackward0'),
  bmm: product('BmmBackward0'),
  mv: product('MvBackward0'),
  dot: product('DotBackward0'),
  outer: product('MulBackward0'),
  matmul: product('MmBackward0'),
  linear: (_, [x, weight, bias]) => {
    const made = torch.matmul(x as Tensor, torch.transpose(weight as Tensor, 0, 1));
    return bias ? named(torch.add(made, bias as Tensor), 'AddmmBackward0') : made;
  },
  vdot: (_, [x, y]) => torch.dot(torch.conj(x as Tensor), y as Tensor),
  eq: form.comparison((x, y) => torch.eq(x, y), and),
  ne: form.comparison((x, y) => torch.ne(x, y), or),
  isnan: form.ofParts(or),
  isinf: form.ofParts(or),
  isfinite: form.ofParts(and),
  isreal: (_, [z]) => torch.eq(imaginaryOf(z as Tensor), 0),
  any: asTruth,
  all: asTruth,
  nonzero: asTruth,
  count_nonzero: asTruth,
  logical_not: asTruth,
  _to_copy: toDtype,
  copy_: (run, [self, source]) => {
    const [to, from] = [self as Tensor, source as Tensor];
    return run(to, from.dtype === to.dtype ? from : torch.toDtype(from, to.dtype));
  },
  real: (_, [z]) => realOf(z as Tensor),
  imag: (run, [z]) => (isComplex(z as Tensor) ? imaginaryOf(z as Tensor) : run(z)),
  conj: ofOne('ConjBackward0', (a, b) => paired(a, torch.neg(b))),
  adjoint: (_, [z]) => torch.transpose(torch.conj(z as Tensor), -2, -1),
  abs: ofOne('AbsBackward0', (a, b) => torch.hypot(a, b)),
  angle: ofOne('AngleBackward0', (a, b) => torch.atan2(b, a)),
  norm: bySize,
  linalg_vector_norm: bySize,
  linalg_norm: bySize,
  var: form.ofParts((x, y) => torch.add(x, y)),
  std: form.ofParts((x, y) => torch.hypot(x, y)),
  equal: (_, [x, y]) => {
    const [a, b] = [x as Tensor, y as Tensor];
    const same = (part: (t: Tensor) => Tensor) => torch.equal(part(a), part(b));
    return a.dtype === b.dtype && same(realOf) && same(imaginaryOf);
  },
  isclose: (_, [x, y, rtol, atol]) => {
    const [a, b] = [x as Tensor, y as Tensor];
    const allowed = torch.add(torch.mul(torch.abs(b), rtol as number), atol as number);
    return torch.logicalOr(torch.eq(a, b), torch.le(torch.abs(torch.sub(a, b)), allowed));
  },
  allclose: (_, [x, y, rtol, atol]) =>
    torch.equal(
      torch.isclose(x as Tensor, y as Tensor, rtol as number, atol as number),
      torch.eq(x as Tensor, x as Tensor),
    ),
  result_type: (run, args) => run(...args),
  ...filling,
  ...elementary,
};

/** What an op does whose arguments hold a complex number. */
function runComplex(info: OpInfo, args: unknown[]): unknown {
  const { name } = info.schema;
  const refused = refusal(name, args);
  if (refused) throw refused;
  const found = FORMS[info.isInplace ? name.slice(0, -1) : name];
  check(
    found !== undefined || !args.some((a) => isScalar(a) && a.imaginary !== undefined),
    () => `Tenfold does not run ${name} with a complex number`,
    'NotImplementedError',
  );
  if (!found) return runForward(info, args);
  if (info.source) return inPlace(info.source, args, found);
  return found((...given) => runForward(info, given) as Tensor, args);
}

/** The result of `source`, written into its first argument. */
function inPlace(source: OpInfo, args: unknown[], found: Form): Tensor {
  const self = args[0] as Tensor;
  checkInplace(self);
  const records = gradMode.enabled && args.some((a) => isTensor(a) && a.requiresGrad);
  check(
    !(records && self.base),
    () => 'Tenfold does not run in-place ops on views of complex tensors that require grad',
    'NotImplementedError',
  );
  const before = records ? cloneData(self) : self;
  before.setGradFn(self.gradFn, self.outputNr);
  const made = found((...given) => runForward(source, given) as Tensor, [before, ...args.slice(1)]) as Tensor;
  assign(self, isComplex(self) && !isComplex(made) ? toComplex(made, self.dtype) : made);
  if (records) self.setGradFn(made.gradFn, made.outputNr);
  return self;
}

setComplexRun(runComplex);
