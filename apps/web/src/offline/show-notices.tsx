/** Draws a notice when there is something to say about versions or room; its code is fetched only then. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { newVersion, offline } from './offline-state.ts';

export function showNotices(): void {
  const stop = effect(() => {
    const state = offline.value;
    const isFull = state.kind === 'failed' && state.why === 'full';
    if (newVersion.value === 'none' && !isFull) return;
    queueMicrotask(() => stop());
    // A notice that cannot be fetched is told another time.
    import('./notice.tsx').then(draw).catch(() => undefined);
  });
}

function draw({ Notice }: typeof import('./notice.tsx')): void {
  // Outside the page, which other code draws and which a notice must not move.
  const place = document.createElement('aside');
  place.setAttribute('aria-label', 'About this site');
  document.body.append(place);
  render(<Notice />, place);
}
