import { gradMode } from '../../autograd/grad-mode.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { map2 } from '../pointwise/driver.ts';
import { torch } from '../torch.ts';

/**
 * The gradient g times the slope at x: one loop; where the gradient is itself to be differentiated (create_graph),
 * the same slope composed of ops.
 */
export const timesSlope = (
  g: Tensor,
  x: Tensor,
  name: string,
  slope: (x: number) => number,
  composed: (x: Tensor) => Tensor,
): Tensor => (gradMode.enabled ? torch.mul(g, composed(x)) : map2(g, x, { name, f: (g, x) => g * slope(x) }));
