import type { RanOn } from './proof.ts';

/** `on PyTorch 2.13 and in this page's engine` */
export function ranOnText(ranOn: readonly RanOn[]): string {
  const pytorch = ranOn.find(({ on }) => on === 'pytorch');
  const places = [
    ...(pytorch ? [`on PyTorch ${pytorch.torch.replace(/^(\d+\.\d+).*/, '$1')}`] : []),
    ...(ranOn.some(({ on }) => on === 'engine') ? ["in this page's engine"] : []),
  ];
  return places.join(' and ');
}
