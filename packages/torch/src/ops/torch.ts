/**
 * All ops by name (`torch.mul(a, 2)`), for forwards and derivatives that are written with other ops and for
 * TypeScript callers. Op files import this object, never each other; index.ts fills it at start-up.
 */
import type * as activation from './activation/index.ts';
import type * as attention from './attention/index.ts';
import type * as bitwise from './bitwise/index.ts';
import type * as cast from './cast/index.ts';
import type * as comparison from './comparison/index.ts';
import type * as complex from './complex/index.ts';
import type * as convolution from './convolution/index.ts';
import type * as creation from './creation/index.ts';
import type * as distance from './distance/index.ts';
import type * as embedding from './embedding/index.ts';
import type * as indexing from './indexing/index.ts';
import type * as linalg from './linalg/index.ts';
import type * as loss from './loss/index.ts';
import type * as matrix from './matrix/index.ts';
import type * as normalization from './normalization/index.ts';
import type * as pointwise from './pointwise/index.ts';
import type * as pooling from './pooling/index.ts';
import type * as random from './random/index.ts';
import type * as recurrent from './recurrent/index.ts';
import type * as reduction from './reduction/index.ts';
import type * as scan from './scan/index.ts';
import type * as shape from './shape/index.ts';
import type * as softmax from './softmax/index.ts';
import type * as sort from './sort/index.ts';
import type * as spatial from './spatial/index.ts';
import type * as view from './view/index.ts';

export type Torch = typeof spatial &
  typeof pooling &
  typeof normalization &
  typeof embedding &
  typeof convolution &
  typeof activation &
  typeof attention &
  typeof bitwise &
  typeof cast &
  typeof comparison &
  typeof complex &
  typeof creation &
  typeof distance &
  typeof indexing &
  typeof linalg &
  typeof loss &
  typeof matrix &
  typeof pointwise &
  typeof random &
  typeof recurrent &
  typeof reduction &
  typeof scan &
  typeof shape &
  typeof softmax &
  typeof sort &
  typeof view;

export const torch = {} as Torch;
