/** webgpu-torch computes on a graphics processor only; where there is none (Node) it says so by failing to start. */
import type { Preparations } from '../steps.ts';
import { loadPeer, versionOf } from './load-peer.ts';

interface WebgpuTorch {
  initWebGPUAsync(): Promise<boolean>;
}

const torch = await loadPeer<WebgpuTorch>('webgpu-torch');
if (!(await torch.initWebGPUAsync())) throw new Error('WebGPU is not available in this process');

export const version = versionOf('webgpu-torch');
/** None on one thread of a processor, which is what is compared. */
export const preparations: Preparations = {};
