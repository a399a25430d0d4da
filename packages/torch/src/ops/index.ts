/** The families of ops; a family's index.ts has one line an op file. Everything exported there must be an op. */
import type { OpInfo } from '../dispatch/op.ts';
import * as activation from './activation/index.ts';
import * as attention from './attention/index.ts';
import * as bitwise from './bitwise/index.ts';
import * as cast from './cast/index.ts';
import * as comparison from './comparison/index.ts';
import './complex/forms.ts';
import * as complex from './complex/index.ts';
import * as convolution from './convolution/index.ts';
import * as creation from './creation/index.ts';
import * as distance from './distance/index.ts';
import * as embedding from './embedding/index.ts';
import * as indexing from './indexing/index.ts';
import * as linalg from './linalg/index.ts';
import * as loss from './loss/index.ts';
import * as matrix from './matrix/index.ts';
import * as normalization from './normalization/index.ts';
import * as pointwise from './pointwise/index.ts';
import * as pooling from './pooling/index.ts';
import * as random from './random/index.ts';
import * as recurrent from './recurrent/index.ts';
import * as reduction from './reduction/index.ts';
import * as scan from './scan/index.ts';
import * as shape from './shape/index.ts';
import * as softmax from './softmax/index.ts';
import * as sort from './sort/index.ts';
import { torch } from './torch.ts';
import * as spatial from './spatial/index.ts';
import * as view from './view/index.ts';

const families = {
  activation,
  attention,
  bitwise,
  cast,
  comparison,
  complex,
  convolution,
  creation,
  distance,
  embedding,
  indexing,
  linalg,
  loss,
  matrix,
  normalization,
  pointwise,
  pooling,
  random,
  recurrent,
  reduction,
  scan,
  shape,
  softmax,
  sort,
  spatial,
  view,
} satisfies Record<string, Record<string, { readonly info: OpInfo }>>;

for (const family of Object.values(families)) Object.assign(torch, family);

/** Every op, in the order overloads are tried: as defined (a module's exports come by name). */
export const allOps: readonly OpInfo[] = Object.values(families)
  .flatMap((family) => Object.values(family).map((o) => o.info))
  .sort((a, b) => a.serial - b.serial);

export { torch };
export type { Torch } from './torch.ts';
